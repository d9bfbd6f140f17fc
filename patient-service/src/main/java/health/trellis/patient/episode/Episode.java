package health.trellis.patient.episode;

import health.trellis.event.LevelOfCare;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.episode.EpisodeDto.DischargeSummary;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.ground.JsonColumn;
import health.trellis.patient.program.Programs.Program;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One course of treatment of a patient, from admission to discharge. */
@Entity
@Table(name = "episode")
class Episode {
  @Id private UUID id;
  @Version private long version;
  private UUID patientId;
  private UUID programId;
  private @Nullable UUID siteId;
  private @Nullable UUID readmissionOf;

  @Convert(converter = SummaryColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private @Nullable DischargeSummary dischargeSummary;

  private String timeZone;

  @Enumerated(EnumType.STRING)
  private LevelOfCare levelOfCare;

  private String track;
  private boolean substanceUse;
  private String referralSource;

  @Enumerated(EnumType.STRING)
  private EpisodeStatus status;

  private LocalDate admittedOn;
  private @Nullable String lateEntryReason;
  private @Nullable LocalDate dischargedOn;

  @Enumerated(EnumType.STRING)
  private @Nullable DischargeType dischargeType;

  private Instant createdAt;
  private Instant updatedAt;

  /** Stores the discharge summary. */
  @Converter
  static class SummaryColumn extends JsonColumn<DischargeSummary> {
    SummaryColumn() {
      super(DischargeSummary.class);
    }
  }

  /** For Hibernate. */
  protected Episode() {}

  /** The terms of an admission. */
  record Admission(
      UUID patientId,
      Program program,
      LevelOfCare levelOfCare,
      String track,
      String referralSource,
      LocalDate admittedOn,
      @Nullable String lateEntryReason,
      @Nullable UUID readmissionOf) {}

  /** Active from its first day on, planned until then. */
  static Episode admit(UUID id, Admission admission, Instant now) {
    Episode episode = new Episode();
    episode.id = id;
    episode.patientId = admission.patientId();
    episode.programId = admission.program().id();
    episode.siteId = admission.program().siteId();
    episode.readmissionOf = admission.readmissionOf();
    episode.timeZone = admission.program().timeZone().getId();
    episode.levelOfCare = admission.levelOfCare();
    episode.track = admission.track();
    episode.substanceUse = admission.program().substanceUse();
    episode.referralSource = admission.referralSource();
    episode.admittedOn = admission.admittedOn();
    episode.lateEntryReason = admission.lateEntryReason();
    episode.status =
        admission.admittedOn().isAfter(episode.today(now))
            ? EpisodeStatus.PLANNED
            : EpisodeStatus.ACTIVE;
    episode.createdAt = now;
    episode.updatedAt = now;
    return episode;
  }

  /** Begins a planned episode. */
  void start(Instant now) {
    if (status != EpisodeStatus.PLANNED) {
      throw illegal("begin");
    }
    become(EpisodeStatus.ACTIVE, now);
  }

  void hold(LocalDate from, Instant now) {
    notBeforeAdmission(from, "/from");
    become(EpisodeStatus.ON_HOLD, now);
  }

  void resume(LocalDate on, Instant now) {
    if (status != EpisodeStatus.ON_HOLD) {
      throw illegal("go on");
    }
    notBeforeAdmission(on, "/on");
    become(EpisodeStatus.ACTIVE, now);
  }

  /** Steps up or down; the level before. */
  LevelOfCare change(LevelOfCare level, LocalDate effectiveOn, Instant now) {
    if (status == EpisodeStatus.DISCHARGED) {
      throw illegal("change its level");
    }
    if (level == levelOfCare) {
      throw Refusal.invalid("/levelOfCare", "unchanged", "The episode is at this level.");
    }
    notBeforeAdmission(effectiveOn, "/effectiveOn");
    LevelOfCare before = levelOfCare;
    levelOfCare = level;
    updatedAt = now;
    return before;
  }

  void discharge(DischargeType type, LocalDate on, Instant now) {
    notBeforeAdmission(on, "/dischargedOn");
    if (on.isAfter(today(now))) {
      throw Refusal.invalid("/dischargedOn", "future", "A discharge is not in the future.");
    }
    become(EpisodeStatus.DISCHARGED, now);
    dischargeType = type;
    // A planned admission that is called off ends on the day for which it was planned.
    dischargedOn = on.isBefore(admittedOn) ? admittedOn : on;
  }

  /** What the discharge summary says; it can be completed after the discharge. */
  void summarize(DischargeSummary summary, Instant now) {
    if (status != EpisodeStatus.DISCHARGED) {
      throw illegal("have a discharge summary");
    }
    dischargeSummary = summary;
    updatedAt = now;
  }

  private void become(EpisodeStatus next, Instant now) {
    if (!status.mayBecome(next)) {
      throw illegal("become " + next);
    }
    status = next;
    updatedAt = now;
  }

  private Refusal illegal(String what) {
    return Refusal.conflict(
        "episode-state", "An episode that is " + status + " cannot " + what + ".");
  }

  private void notBeforeAdmission(LocalDate day, String pointer) {
    if (day.isBefore(admittedOn) && status != EpisodeStatus.PLANNED) {
      throw Refusal.invalid(pointer, "before-admission", "This is before the admission.");
    }
  }

  /** Today where the program's site is. */
  final LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneId.of(timeZone));
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  UUID programId() {
    return programId;
  }

  long version() {
    return version;
  }

  EpisodeStatus status() {
    return status;
  }

  LevelOfCare levelOfCare() {
    return levelOfCare;
  }

  EpisodeView view() {
    return new EpisodeView(
        id,
        patientId,
        programId,
        timeZone,
        levelOfCare,
        track,
        substanceUse,
        referralSource,
        status,
        admittedOn,
        lateEntryReason,
        dischargedOn,
        dischargeType,
        siteId,
        readmissionOf,
        dischargeSummary,
        List.of(),
        createdAt,
        updatedAt);
  }
}
