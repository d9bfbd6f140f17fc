package health.trellis.patient.task;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.assessment.EarlyWarningRaised;
import health.trellis.event.assessment.OffTrackDetected;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.AuthorizationEndsSoon;
import health.trellis.event.scheduling.AuthorizationRunsLow;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.patient.careteam.CareTeams;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.registration.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which event opens which task, for whom, by when. */
@ApplicationScoped
class TaskRules {
  private static final Duration PLAN_REVIEW_WITHIN = Duration.ofDays(3);
  private static final Duration OUTREACH_AFTER_WARNING_WITHIN = Duration.ofHours(24);
  private static final Duration HOURS_REVIEW_WITHIN = Duration.ofDays(2);
  private static final Duration AUTHORIZATION_REVIEW_WITHIN = Duration.ofDays(2);
  private static final Duration AT_LEAST = Duration.ofHours(1);

  /** From so many misses in a row the coordinator takes over. */
  private static final int MISSES_FOR_COORDINATOR = 2;

  private final CareTasks tasks;
  private final Episodes episodes;
  private final CareTeams careTeams;
  private final Patients patients;
  private final Clock clock;

  TaskRules(
      CareTasks tasks, Episodes episodes, CareTeams careTeams, Patients patients, Clock clock) {
    this.tasks = tasks;
    this.episodes = episodes;
    this.careTeams = careTeams;
    this.patients = patients;
    this.clock = clock;
  }

  void offTrack(OffTrackDetected event) {
    open(
        event.patientId(),
        TaskKind.PLAN_REVIEW,
        event.instrument(),
        "Review the plan: off track on " + event.instrument(),
        lead(event.patientId()),
        clock.instant().plus(PLAN_REVIEW_WITHIN));
  }

  /**
   * A miss is followed up the same day. A late entry opens nothing: the day is past, and whoever
   * enters it knows. A correction to another status settles the task.
   */
  void attendance(AttendanceRecorded event) {
    String source = event.bookingId().toString();
    if (event.status() != AttendanceStatus.NO_SHOW) {
      tasks.settle(
          event.patientId(),
          TaskKind.MISSED_SESSION_OUTREACH,
          source,
          "The attendance was corrected.",
          CareTasks.SELF);
      return;
    }
    if (event.lateEntry()) {
      return;
    }
    boolean repeated = event.consecutiveMisses() >= MISSES_FOR_COORDINATOR;
    open(
        event.patientId(),
        TaskKind.MISSED_SESSION_OUTREACH,
        source,
        repeated
            ? "Reach out: %d sessions missed in a row".formatted(event.consecutiveMisses())
            : "Reach out: a session was missed",
        repeated ? null : lead(event.patientId()),
        endOfDay(event));
  }

  void earlyWarning(EarlyWarningRaised event) {
    open(
        event.patientId(),
        TaskKind.EARLY_WARNING_OUTREACH,
        event.reason(),
        "Reach out: early warning in the check-in",
        lead(event.patientId()),
        clock.instant().plus(OUTREACH_AFTER_WARNING_WITHIN));
  }

  void hoursShort(WeeklyHoursFellShort event) {
    open(
        event.patientId(),
        TaskKind.HOURS_REVIEW,
        event.episodeId().toString(),
        "Review weekly hours: below prescription or minimum",
        null,
        clock.instant().plus(HOURS_REVIEW_WITHIN));
  }

  /**
   * A payer needs some days to decide on more: the question goes out while there is something left.
   */
  void authorizationLow(AuthorizationRunsLow event) {
    open(
        event.patientId(),
        TaskKind.AUTHORIZATION_REVIEW,
        event.authorizationId().toString(),
        "Ask the payer for more: %d%% of the authorization is used".formatted(event.usedPercent()),
        null,
        clock.instant().plus(AUTHORIZATION_REVIEW_WITHIN));
  }

  /** The last day is near, whatever is used: the same task, if it is not open already. */
  void authorizationEnds(AuthorizationEndsSoon event) {
    open(
        event.patientId(),
        TaskKind.AUTHORIZATION_REVIEW,
        event.authorizationId().toString(),
        "Ask the payer for more: the authorization ends on " + event.validTo(),
        null,
        clock.instant().plus(AUTHORIZATION_REVIEW_WITHIN));
  }

  /** For the clinician who leads the treatment, or for the coordinators where nobody does. */
  private void open(
      UUID patientId,
      TaskKind kind,
      String source,
      String title,
      @Nullable UUID practitionerId,
      Instant dueAt) {
    Assignee assignee = practitionerId == null ? Assignee.COORDINATOR : Assignee.CLINICIAN;
    tasks.open(
        new CareTasks.Opening(
            patientId, kind, source, title, null, assignee, practitionerId, dueAt, CareTasks.SELF));
  }

  private @Nullable UUID lead(UUID patientId) {
    return episodes.open(patientId).flatMap(e -> careTeams.lead(e.id())).orElse(null);
  }

  /** The end of the session's day where the site is, and never less than an hour from now. */
  private Instant endOfDay(AttendanceRecorded event) {
    ZoneId zone =
        episodes
            .open(event.patientId())
            .map(EpisodeView::zone)
            .orElseGet(() -> patients.zone(event.patientId()));
    Instant end =
        LocalDate.ofInstant(event.startsAt(), zone).plusDays(1).atStartOfDay(zone).toInstant();
    Instant soonest = clock.instant().plus(AT_LEAST);
    return end.isBefore(soonest) ? soonest : end;
  }
}
