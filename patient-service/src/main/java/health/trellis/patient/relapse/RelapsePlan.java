package health.trellis.patient.relapse;

import health.trellis.event.patient.HighRiskDate;
import health.trellis.event.patient.RelapsePreventionPlanActivated;
import health.trellis.event.patient.RiskSituation;
import health.trellis.event.patient.SignRating;
import health.trellis.event.patient.SurroundingRisk;
import health.trellis.event.patient.WarningSign;
import health.trellis.kit.Ids;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.ground.JsonColumn;
import health.trellis.patient.relapse.RelapsePlanDto.RelapsePlanView;
import health.trellis.patient.relapse.RelapsePlanDto.Status;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One version of an episode's relapse-prevention plan. */
@Entity
@Table(name = "relapse_prevention_plan")
class RelapsePlan {
  @Id private UUID id;
  @Version private long version;
  private UUID episodeId;
  private UUID patientId;
  private int number;

  @Enumerated(EnumType.STRING)
  private Status status;

  @Convert(converter = ContentColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private RelapseContent content;

  private String author;
  private @Nullable Instant activatedAt;
  private Instant createdAt;
  private Instant updatedAt;

  /** Stores the content. */
  @Converter
  static class ContentColumn extends JsonColumn<RelapseContent> {
    ContentColumn() {
      super(RelapseContent.class);
    }
  }

  /** For Hibernate. */
  protected RelapsePlan() {}

  static RelapsePlan draft(
      UUID episodeId,
      UUID patientId,
      int number,
      RelapseContent content,
      String author,
      Instant now) {
    refuse(content.ambiguities());
    RelapsePlan plan = new RelapsePlan();
    plan.id = Ids.next();
    plan.episodeId = episodeId;
    plan.patientId = patientId;
    plan.number = number;
    plan.status = Status.DRAFT;
    plan.content = content.withIds();
    plan.author = author;
    plan.createdAt = now;
    plan.updatedAt = now;
    return plan;
  }

  void edit(RelapseContent wanted, Instant now) {
    refuseNotDraft();
    refuse(wanted.ambiguities());
    content = wanted.withIds();
    updatedAt = now;
  }

  void activate(Instant now, LocalDate today) {
    refuseNotDraft();
    refuse(content.gaps(today));
    status = Status.ACTIVE;
    activatedAt = now;
    updatedAt = now;
  }

  void supersede(Instant now) {
    status = Status.SUPERSEDED;
    updatedAt = now;
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private void refuseNotDraft() {
    if (status != Status.DRAFT) {
      throw Refusal.conflict("plan-active", "It is in force: write a new version.");
    }
  }

  UUID id() {
    return id;
  }

  UUID episodeId() {
    return episodeId;
  }

  UUID patientId() {
    return patientId;
  }

  int number() {
    return number;
  }

  RelapseContent content() {
    return content;
  }

  long version() {
    return version;
  }

  RelapsePreventionPlanActivated activated() {
    return new RelapsePreventionPlanActivated(
        patientId,
        episodeId,
        id,
        number,
        content.warningSigns().stream().map(RelapsePlan::told).toList(),
        content.triggers().stream().map(text -> new RiskSituation(idOf(text), text)).toList(),
        content.surroundings().stream().map(RelapsePlan::told).toList(),
        content.highRiskDates().stream().map(RelapsePlan::told).toList());
  }

  private static WarningSign told(RelapseContent.Sign sign) {
    RelapseContent.Rating rating = sign.rating();
    return new WarningSign(
        Objects.requireNonNull(sign.id()),
        sign.text(),
        rating == null
            ? null
            : new SignRating(rating.frequency(), rating.strength(), rating.leadDays()));
  }

  private static SurroundingRisk told(RelapseContent.Surrounding risk) {
    return new SurroundingRisk(Objects.requireNonNull(risk.id()), risk.place().name(), risk.text());
  }

  private static HighRiskDate told(RelapseContent.RiskDate date) {
    return new HighRiskDate(
        Objects.requireNonNull(date.id()),
        date.text(),
        date.on(),
        date.comesAgain(),
        date.coping());
  }

  /** The same words mean the same trigger in every version, so that check-ins stay comparable. */
  private UUID idOf(String trigger) {
    return UUID.nameUUIDFromBytes((patientId + "|" + trigger).getBytes(StandardCharsets.UTF_8));
  }

  RelapsePlanView view() {
    return new RelapsePlanView(
        id, episodeId, patientId, number, status, content, author, activatedAt, updatedAt);
  }
}
