package health.trellis.patient.timeline;

import static java.time.ZoneOffset.UTC;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.DomainEvent;
import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.assessment.EarlyWarningRaised;
import health.trellis.event.assessment.OffTrackDetected;
import health.trellis.event.assessment.RiskAlertAcknowledged;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.event.assessment.RiskAlertResolved;
import health.trellis.event.patient.CareTaskDone;
import health.trellis.event.patient.CareTaskEscalated;
import health.trellis.event.patient.CareTaskOpened;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.ConsentGranted;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.patient.EpisodeLevelChanged;
import health.trellis.event.patient.EpisodeResumed;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.event.patient.PatientMerged;
import health.trellis.event.patient.PatientUnmerged;
import health.trellis.event.patient.ReferralDecided;
import health.trellis.event.patient.ReferralReceived;
import health.trellis.event.patient.RelapsePreventionPlanActivated;
import health.trellis.event.patient.SafetyPlanActivated;
import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.SessionCancelled;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.patient.fhir.Authorship;
import health.trellis.patient.timeline.Timeline.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Which event is which entry. Own events arrive in the transaction that appends them, those of the
 * other services through the inbox.
 */
@ApplicationScoped
class TimelineWriter {
  private final Timeline timeline;
  private final Authorship authorship;
  private final Clock clock;

  TimelineWriter(Timeline timeline, Authorship authorship, Clock clock) {
    this.timeline = timeline;
    this.authorship = authorship;
    this.clock = clock;
  }

  void own(@Observes DomainEvent event) {
    switch (event) {
      case PatientMerged e -> merge(e.patientId(), TimelineKind.MERGED, e.mergeId());
      case PatientUnmerged e -> merge(e.patientId(), TimelineKind.UNMERGED, e.mergeId());
      case ReferralDecided e -> decided(e);
      case ReferralReceived e -> now(e.patientId(), TimelineKind.REFERRED, e.referralId());
      case EpisodeAdmitted e ->
          day(
              e.patientId(),
              TimelineKind.ADMITTED,
              e.episodeId(),
              e.admittedOn(),
              Map.of("levelOfCare", e.levelOfCare().name(), "track", e.track()));
      case EpisodeHeld e ->
          day(e.patientId(), TimelineKind.ON_HOLD, on(e.episodeId(), e.from()), e.from(), Map.of());
      case EpisodeResumed e ->
          day(e.patientId(), TimelineKind.RESUMED, on(e.episodeId(), e.on()), e.on(), Map.of());
      case EpisodeLevelChanged e ->
          day(
              e.patientId(),
              TimelineKind.LEVEL_OF_CARE_CHANGED,
              on(e.episodeId(), e.effectiveOn()),
              e.effectiveOn(),
              Map.of("from", e.from().name(), "to", e.to().name()));
      case EpisodeDischarged e ->
          day(
              e.patientId(),
              TimelineKind.DISCHARGED,
              e.episodeId(),
              e.dischargedOn(),
              Map.of("type", e.type()));
      case CareTeamChanged e ->
          now(e.patientId(), TimelineKind.CARE_TEAM_CHANGED, on(e.episodeId(), today()));
      default -> ownDocument(event);
    }
  }

  void charted(@Observes Charted entry) {
    all(entry.patientId(), entry.at(), entry.kind(), entry.reference(), entry.detail());
  }

  private void ownDocument(DomainEvent event) {
    switch (event) {
      case TreatmentPlanSigned e ->
          day(
              e.patientId(),
              TimelineKind.PLAN_SIGNED,
              version(e.planId(), e.version()),
              e.effectiveFrom(),
              Map.of("version", text(e.version())));
      case RelapsePreventionPlanActivated e ->
          now(e.patientId(), TimelineKind.RELAPSE_PLAN_ACTIVATED, e.planId());
      case SafetyPlanActivated e ->
          now(e.patientId(), TimelineKind.SAFETY_PLAN_ACTIVATED, e.planId());
      case ConsentGranted e ->
          day(
              e.patientId(),
              TimelineKind.CONSENT_GRANTED,
              e.consentId(),
              e.from(),
              Map.of("kind", e.kind().name()));
      case ConsentRevoked e -> now(e.patientId(), TimelineKind.CONSENT_REVOKED, e.consentId());
      case MilestoneReached e ->
          day(
              e.patientId(),
              TimelineKind.MILESTONE,
              e.milestoneId(),
              e.reachedOn(),
              Map.of("kind", e.kind()));
      default -> ownTask(event);
    }
  }

  private void ownTask(DomainEvent event) {
    switch (event) {
      case CareTaskOpened e ->
          task(e.patientId(), TimelineKind.TASK_OPENED, e.taskId(), Map.of("kind", e.kind()));
      case CareTaskEscalated e ->
          task(
              e.patientId(),
              TimelineKind.TASK_ESCALATED,
              e.taskId(),
              Map.of("kind", e.kind(), "to", e.to()));
      case CareTaskDone e ->
          task(e.patientId(), TimelineKind.TASK_DONE, e.taskId(), Map.of("kind", e.kind()));
      default -> {}
    }
  }

  private void task(UUID patientId, TimelineKind kind, UUID taskId, Map<String, String> detail) {
    staff(patientId, clock.instant(), kind, taskId, detail);
  }

  private void merge(UUID survivor, TimelineKind kind, UUID mergeId) {
    staff(survivor, clock.instant(), kind, mergeId, Map.of());
  }

  private void decided(ReferralDecided e) {
    String level = e.levelOfCare() == null ? "" : e.levelOfCare().name();
    all(
        e.patientId(),
        clock.instant(),
        TimelineKind.INTAKE_DECIDED,
        e.decisionId(),
        Map.of("outcome", e.outcome(), "levelOfCare", level));
  }

  /** Attended or missed; a correction from one to the other replaces the entry. */
  void attendance(AttendanceRecorded e) {
    boolean missed =
        e.status() == AttendanceStatus.NO_SHOW || e.status() == AttendanceStatus.EXCUSED;
    TimelineKind kind = missed ? TimelineKind.SESSION_MISSED : TimelineKind.SESSION_ATTENDED;
    timeline.remove(
        e.patientId(),
        missed ? TimelineKind.SESSION_ATTENDED : TimelineKind.SESSION_MISSED,
        e.bookingId());
    Map<String, String> detail =
        Map.of("type", e.type().name(), "status", e.status().name(), "minutes", text(e.minutes()));
    all(e.patientId(), e.startsAt(), kind, e.bookingId(), detail);
  }

  void cancelled(SessionCancelled e) {
    all(
        e.patientId(),
        e.startsAt(),
        TimelineKind.SESSION_CANCELLED,
        e.bookingId(),
        Map.of("type", e.type().name(), "cancelledBy", e.cancelledBy()));
  }

  void weekMet(WeeklyHoursMet e) {
    week(e.patientId(), TimelineKind.WEEK_MET, e.episodeId(), e.weekStart(), e.attendedMinutes());
  }

  void weekShort(WeeklyHoursFellShort e) {
    week(e.patientId(), TimelineKind.WEEK_SHORT, e.episodeId(), e.weekStart(), e.attendedMinutes());
  }

  void assessed(AssessmentCompleted e) {
    Map<String, String> detail =
        Map.of(
            "instrument", e.instrument(),
            "score", e.score() == null ? "" : e.score().toPlainString(),
            "band", e.band() == null ? "" : e.band());
    all(e.patientId(), e.authoredAt(), TimelineKind.ASSESSMENT_COMPLETED, e.responseId(), detail);
  }

  void offTrack(OffTrackDetected e) {
    staff(
        e.patientId(),
        e.detectedAt(),
        TimelineKind.OFF_TRACK,
        e.responseId(),
        Map.of("instrument", e.instrument(), "reason", e.reason()));
  }

  void earlyWarning(EarlyWarningRaised e) {
    staff(
        e.patientId(),
        start(e.on()),
        TimelineKind.EARLY_WARNING,
        e.checkInId(),
        Map.of("reason", e.reason()));
  }

  void raised(RiskAlertRaised e) {
    staff(
        e.patientId(),
        e.raisedAt(),
        TimelineKind.RISK_ALERT_RAISED,
        e.alertId(),
        Map.of("level", e.level().name()));
  }

  void acknowledged(RiskAlertAcknowledged e) {
    staff(e.patientId(), e.at(), TimelineKind.RISK_ALERT_ACKNOWLEDGED, e.alertId(), Map.of());
  }

  void resolved(RiskAlertResolved e) {
    staff(e.patientId(), e.at(), TimelineKind.RISK_ALERT_RESOLVED, e.alertId(), Map.of());
  }

  private void week(
      UUID patientId, TimelineKind kind, UUID episodeId, LocalDate weekStart, int minutes) {
    day(
        patientId,
        kind,
        on(episodeId, weekStart),
        weekStart.plusDays(6),
        Map.of("weekStart", weekStart.toString(), "minutes", text(minutes)));
  }

  private void now(UUID patientId, TimelineKind kind, UUID reference) {
    all(patientId, clock.instant(), kind, reference, Map.of());
  }

  private void day(
      UUID patientId, TimelineKind kind, UUID about, LocalDate on, Map<String, String> detail) {
    all(patientId, start(on), kind, about, detail);
  }

  private void all(
      UUID patientId, Instant at, TimelineKind kind, UUID about, Map<String, String> detail) {
    timeline.add(
        new Entry(patientId, at, kind, about, authorship.person().orElse(null), false, detail));
  }

  private void staff(
      UUID patientId, Instant at, TimelineKind kind, UUID about, Map<String, String> detail) {
    timeline.add(
        new Entry(patientId, at, kind, about, authorship.person().orElse(null), true, detail));
  }

  /** Midday, so that a day stays the same day in most zones. */
  private static Instant start(LocalDate day) {
    return day.atTime(12, 0).toInstant(UTC);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), UTC);
  }

  /** A name for what happened to a thing on a day. */
  private static UUID on(UUID id, LocalDate day) {
    return version(id, Math.toIntExact(day.toEpochDay()));
  }

  /** A name for one version of a thing. */
  private static UUID version(UUID id, int number) {
    return UUID.nameUUIDFromBytes((id + ":" + number).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
