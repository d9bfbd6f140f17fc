package health.trellis.patient.relapse;

import health.trellis.event.patient.RelapsePreventionPlanActivated;
import health.trellis.event.patient.RiskSituation;
import health.trellis.event.patient.WarningSign;
import health.trellis.kit.Ids;
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
    content = wanted.withIds();
    updatedAt = now;
  }

  void activate(Instant now) {
    refuseNotDraft();
    if (content.warningSigns().isEmpty() || content.copingStrategies().isEmpty()) {
      throw Refusal.invalid(
          "/content", "incomplete", "A plan in force names warning signs and coping strategies.");
    }
    status = Status.ACTIVE;
    activatedAt = now;
    updatedAt = now;
  }

  void supersede(Instant now) {
    status = Status.SUPERSEDED;
    updatedAt = now;
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
    List<WarningSign> signs =
        content.warningSigns().stream()
            .map(sign -> new WarningSign(Objects.requireNonNull(sign.id()), sign.text()))
            .toList();
    List<RiskSituation> triggers =
        content.triggers().stream().map(text -> new RiskSituation(idOf(text), text)).toList();
    return new RelapsePreventionPlanActivated(patientId, episodeId, id, number, signs, triggers);
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
