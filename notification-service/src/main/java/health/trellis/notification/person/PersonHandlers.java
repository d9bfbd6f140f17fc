package health.trellis.notification.person;

import health.trellis.event.FamilyPermission;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.CareTeamMember;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.event.patient.PatientMerged;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.patient.PatientUnmerged;
import health.trellis.event.patient.PatientUpdated;
import health.trellis.event.scheduling.ClinicianDefined;
import health.trellis.event.scheduling.ProgramDefined;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps people as the newest event tells: an older one that comes late changes nothing. */
@ApplicationScoped
public class PersonHandlers implements EventHandlers {
  private final Sql sql;

  PersonHandlers(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(
            PatientRegistered.class, (e, context) -> patient(e.patientId(), e.profile(), context)),
        EventHandler.of(
            PatientUpdated.class, (e, context) -> patient(e.patientId(), e.profile(), context)),
        EventHandler.of(PatientMerged.class, (e, context) -> merged(e.mergedPatientId(), true)),
        EventHandler.of(PatientUnmerged.class, (e, context) -> merged(e.mergedPatientId(), false)),
        EventHandler.of(FamilyAccessChanged.class, this::family),
        EventHandler.of(ClinicianDefined.class, this::clinician),
        EventHandler.of(ProgramDefined.class, (e, context) -> program(e)),
        EventHandler.of(CareTeamChanged.class, (e, context) -> careTeam(e)),
        EventHandler.of(EpisodeAdmitted.class, (e, context) -> admitted(e)));
  }

  private void patient(UUID id, PatientProfile profile, EventContext context) {
    keep(
        Audience.patient(id),
        id,
        profile.address(),
        profile.language(),
        profile.timeZone(),
        profile.email(),
        true,
        profile.deceasedOn() == null,
        context.time());
  }

  private void family(FamilyAccessChanged event, EventContext context) {
    keep(
        Audience.family(event.personId()),
        event.patientId(),
        event.givenName(),
        event.language(),
        null,
        event.email(),
        event.permissions().contains(FamilyPermission.RECEIVE_NOTICES),
        true,
        context.time());
  }

  /**
   * One person is told things once: a record that was merged into another hears nothing, whatever
   * else comes to be known of it.
   */
  private void merged(UUID patientId, boolean merged) {
    sql.update(
        "update person set merged = ? where audience = ?", merged, Audience.patient(patientId));
  }

  private void clinician(ClinicianDefined event, EventContext context) {
    keep(
        Audience.practitioner(event.practitionerId()),
        null,
        event.displayName(),
        "en",
        null,
        event.email(),
        true,
        event.active(),
        context.time());
  }

  private void keep(
      String audience,
      @Nullable UUID patientId,
      String givenName,
      String language,
      @Nullable String timeZone,
      @Nullable String email,
      boolean notices,
      boolean active,
      Instant changedAt) {
    sql.update(
        """
        insert into person
          (audience, patient_id, given_name, language, time_zone, email, notices, active, changed_at)
        values (?, ?::uuid, ?, ?, ?, ?, ?, ?, ?)
        on conflict (audience) do update set
          given_name = excluded.given_name, language = excluded.language,
          time_zone = excluded.time_zone, email = excluded.email, notices = excluded.notices,
          active = excluded.active, changed_at = excluded.changed_at
        where person.changed_at <= excluded.changed_at
        """,
        audience,
        patientId,
        givenName,
        language,
        timeZone,
        email,
        notices,
        active,
        changedAt);
  }

  private void program(ProgramDefined event) {
    sql.update(
        """
        insert into program (program_id, time_zone, country) values (?, ?, ?)
        on conflict (program_id) do update set
          time_zone = excluded.time_zone, country = excluded.country
        """,
        event.programId(),
        event.timeZone(),
        event.country());
  }

  private void careTeam(CareTeamChanged event) {
    sql.update("delete from care_team_member where patient_id = ?", event.patientId());
    for (CareTeamMember member : event.members()) {
      sql.update(
          """
          insert into care_team_member (patient_id, practitioner_id) values (?, ?)
          on conflict do nothing
          """,
          event.patientId(),
          member.practitionerId());
    }
  }

  private void admitted(EpisodeAdmitted event) {
    sql.update(
        """
        insert into patient_program (patient_id, program_id) values (?, ?)
        on conflict (patient_id) do update set program_id = excluded.program_id
        """,
        event.patientId(),
        event.programId());
  }
}
