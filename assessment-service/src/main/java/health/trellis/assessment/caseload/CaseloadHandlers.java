package health.trellis.assessment.caseload;

import health.trellis.event.CareTeamRole;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.patient.EpisodeResumed;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.patient.PatientUpdated;
import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.event.scheduling.ProgramDefined;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Keeps the read model. Facts may come late, twice or in another order: the newest one stands. */
@Singleton
class CaseloadHandlers implements EventHandlers {
  private final Sql sql;

  CaseloadHandlers(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(
            PatientRegistered.class, (e, about) -> person(e.patientId(), e.profile(), about)),
        EventHandler.of(
            PatientUpdated.class, (e, about) -> person(e.patientId(), e.profile(), about)),
        EventHandler.of(EpisodeAdmitted.class, (e, about) -> admitted(e)),
        EventHandler.of(EpisodeHeld.class, (e, about) -> held(e.episodeId(), true)),
        EventHandler.of(EpisodeResumed.class, (e, about) -> held(e.episodeId(), false)),
        EventHandler.of(EpisodeDischarged.class, (e, about) -> discharged(e)),
        EventHandler.of(TreatmentPlanSigned.class, (e, about) -> signed(e)),
        EventHandler.of(CareTeamChanged.class, this::clinician),
        EventHandler.of(ProgramDefined.class, this::program));
  }

  private void person(UUID patientId, PatientProfile profile, EventContext about) {
    sql.update(
        """
        insert into person (patient_id, sex, time_zone, as_of) values (?, ?, ?, ?)
        on conflict (patient_id) do update
          set sex = excluded.sex, time_zone = excluded.time_zone, as_of = excluded.as_of
          where person.as_of <= excluded.as_of
        """,
        patientId,
        profile.sex(),
        profile.timeZone(),
        about.time());
  }

  private void admitted(EpisodeAdmitted e) {
    sql.update(
        """
        insert into episode (id, patient_id, program_id, admitted_on, substance_use)
        values (?, ?, ?, ?, ?)
        on conflict (id) do update
          set admitted_on = excluded.admitted_on, substance_use = excluded.substance_use
        """,
        e.episodeId(),
        e.patientId(),
        e.programId(),
        e.admittedOn(),
        e.substanceUse());
  }

  /** A plan is signed in an episode that was admitted before: both come in order per patient. */
  private void signed(TreatmentPlanSigned e) {
    sql.update(
        "update episode set review_due_on = ?, conditions = coalesce(?::text[], conditions)"
            + " where id = ?",
        e.reviewDueOn(),
        e.conditions() == null ? null : e.conditions().toArray(String[]::new),
        e.episodeId());
  }

  private void held(UUID episodeId, boolean onHold) {
    sql.update("update episode set on_hold = ? where id = ?", onHold, episodeId);
  }

  private void discharged(EpisodeDischarged e) {
    sql.update(
        """
        insert into episode (id, patient_id, program_id, discharged_on) values (?, ?, ?, ?)
        on conflict (id) do update set discharged_on = excluded.discharged_on
        """,
        e.episodeId(),
        e.patientId(),
        e.programId(),
        e.dischargedOn());
  }

  /** Who leads an episode's treatment; nobody while the team has no primary therapist. */
  private void clinician(CareTeamChanged e, EventContext about) {
    e.members().stream()
        .filter(member -> member.role() == CareTeamRole.PRIMARY_THERAPIST)
        .findFirst()
        .ifPresent(
            lead ->
                sql.update(
                    """
                    insert into episode_clinician (episode_id, practitioner_id, as_of)
                    values (?, ?, ?)
                    on conflict (episode_id) do update
                      set practitioner_id = excluded.practitioner_id, as_of = excluded.as_of
                      where episode_clinician.as_of <= excluded.as_of
                    """,
                    e.episodeId(),
                    lead.practitionerId(),
                    about.time()));
  }

  private void program(ProgramDefined e, EventContext about) {
    sql.update(
        """
        insert into program (id, site_id, time_zone, country, as_of) values (?, ?, ?, ?, ?)
        on conflict (id) do update
          set site_id = excluded.site_id, time_zone = excluded.time_zone,
              country = excluded.country, as_of = excluded.as_of
          where program.as_of <= excluded.as_of
        """,
        e.programId(),
        e.siteId(),
        e.timeZone(),
        e.country(),
        about.time());
  }
}
