package health.trellis.patient.thread;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.attendance.AttendedSessions;
import health.trellis.patient.careteam.CareTeams;
import health.trellis.patient.clinical.Diagnoses;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.note.ProgressNotes;
import health.trellis.patient.plan.TreatmentPlanDto.PlanView;
import health.trellis.patient.plan.TreatmentPlans;
import health.trellis.patient.thread.ThreadDto.ThreadView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Gathers what a plan's thread is made of. */
@ApplicationScoped
class ThreadService {
  private static final String WHAT = "treatment-plan";

  private final TreatmentPlans plans;
  private final Episodes episodes;
  private final CareTeams careTeams;
  private final Diagnoses diagnoses;
  private final ProgressNotes notes;
  private final AttendedSessions sessions;
  private final PatientAccess access;
  private final Clock clock;

  ThreadService(
      TreatmentPlans plans,
      Episodes episodes,
      CareTeams careTeams,
      Diagnoses diagnoses,
      ProgressNotes notes,
      AttendedSessions sessions,
      PatientAccess access,
      Clock clock) {
    this.plans = plans;
    this.episodes = episodes;
    this.careTeams = careTeams;
    this.diagnoses = diagnoses;
    this.notes = notes;
    this.sessions = sessions;
    this.access = access;
    this.clock = clock;
  }

  @Transactional
  ThreadView of(UUID planId) {
    PlanView plan = plans.inForce(planId).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(plan.patientId(), Area.PLAN, Mode.READ, WHAT);
    ZoneId zone = episodes.require(plan.episodeId()).zone();
    return GoldenThread.of(
        plan,
        new Evidence(
            diagnoses.active(plan.patientId()),
            notes.signed(plan.episodeId()),
            sessions.since(plan.patientId(), plan.effectiveFrom().atStartOfDay(zone).toInstant()),
            careTeams.members(plan.episodeId()),
            zone,
            LocalDate.ofInstant(clock.instant(), zone)));
  }
}
