package health.trellis.notification;

import health.trellis.event.CareTeamRole;
import health.trellis.event.LevelOfCare;
import health.trellis.event.RiskLevel;
import health.trellis.event.SessionType;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.CareTeamMember;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.scheduling.ClinicianDefined;
import health.trellis.event.scheduling.SessionBooked;
import health.trellis.event.scheduling.SessionCancelled;
import health.trellis.event.scheduling.SessionMoved;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;

/** An invented patient with a program and a clinician, told by the events of other services. */
final class Sample {
  final UUID patient = UUID.randomUUID();
  final UUID program = UUID.randomUUID();
  final UUID episode = UUID.randomUUID();
  final UUID clinician = UUID.randomUUID();
  final UUID booking = UUID.randomUUID();
  String zone = "UTC";
  String referredBy = "sample-ehr";
  final String email = "p" + patient + "@example.org";

  /** The patient lives where it is about noon: texts are not held back by the law's quiet hours. */
  Sample whereItIsNoon() {
    int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
    // The names of these zones count westward.
    zone = "Etc/GMT" + (hour >= 12 ? "+" + (hour - 12) : "-" + (12 - hour));
    return this;
  }

  Sample register(String language) {
    PatientProfile profile =
        new PatientProfile("Maria", "Testperson", null, "female", language, zone, email, null);
    TestEvents.publish(new PatientRegistered(patient, profile, referredBy));
    return this;
  }

  Sample admit() {
    TestEvents.publish(
        new EpisodeAdmitted(
            patient, episode, program, LevelOfCare.IOP, "EVENING", false, LocalDate.EPOCH));
    return this;
  }

  Sample withClinician() {
    TestEvents.publish(
        new ClinicianDefined(
            clinician,
            "Dana Demo",
            false,
            "c" + clinician + "@example.org",
            null,
            Set.of(program),
            true));
    TestEvents.publish(
        new CareTeamChanged(
            patient,
            episode,
            program,
            List.of(new CareTeamMember(clinician, CareTeamRole.PRIMARY_THERAPIST))));
    return this;
  }

  /**
   * Waits until the clinician is known. Alerts travel apart from all else: one that comes before
   * finds nobody behind the first step.
   */
  Sample awaitClinician(Sql sql) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                !sql.query(
                        "select 1 from person where audience = ?",
                        row -> 1,
                        "practitioner:" + clinician)
                    .isEmpty());
    return this;
  }

  SessionBooked booked(Instant startsAt, boolean lateEntry) {
    return new SessionBooked(
        patient,
        booking,
        UUID.randomUUID(),
        program,
        SessionType.INDIVIDUAL,
        startsAt,
        startsAt.plusSeconds(3000),
        "UTC",
        clinician,
        lateEntry);
  }

  SessionMoved moved(Instant from, Instant to) {
    return new SessionMoved(
        patient,
        booking,
        UUID.randomUUID(),
        program,
        SessionType.INDIVIDUAL,
        to,
        to.plusSeconds(3000),
        "UTC",
        clinician,
        from);
  }

  SessionCancelled cancelled(Instant startsAt) {
    return new SessionCancelled(
        patient,
        booking,
        UUID.randomUUID(),
        program,
        SessionType.INDIVIDUAL,
        startsAt,
        startsAt.plusSeconds(3000),
        "UTC",
        clinician,
        "PROGRAM",
        false);
  }

  RiskAlertRaised alert(UUID alertId, RiskLevel level, boolean lateEntry) {
    Instant now = Instant.now();
    return new RiskAlertRaised(
        patient, alertId, level, program, now, now.plusSeconds(900), lateEntry);
  }
}
