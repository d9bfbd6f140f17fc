package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.scheduling.attendance.Attendance;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.TherapySession;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;

/** A session that a patient was at, as an Encounter (US Core 6.1.0), under the id of the place. */
final class EncounterFhir {
  private EncounterFhir() {}

  /** Whether a place came to an encounter: the patient was there. */
  static boolean isOne(BookedSession place) {
    return place.booking().held()
        && place.attendance() != null
        && FhirCodes.present(place.attendance().status());
  }

  /**
   * The encounter.
   *
   * @param guarded patients whom 42 CFR Part 2 protects
   * @param episodes the episodes of care, by place
   */
  static Encounter of(BookedSession place, Set<UUID> guarded, Map<UUID, UUID> episodes) {
    TherapySession session = place.session();
    Attendance attendance = Objects.requireNonNull(place.attendance());
    Encounter encounter = new Encounter();
    encounter.setId(place.booking().id().toString());
    encounter
        .getMeta()
        .addProfile("http://hl7.org/fhir/us/core/StructureDefinition/us-core-encounter");
    encounter.getMeta().setLastUpdated(Date.from(place.booking().changedAt()));
    if (guarded.contains(place.booking().patientId())) {
      SecurityLabels.protect(encounter.getMeta());
    }
    encounter.setStatus(EncounterStatus.FINISHED);
    encounter.setClass_(FhirCodes.encounterClass(session.delivery() == Delivery.IN_PERSON));
    encounter.addType(FhirCodes.type(session.type()));
    encounter.setSubject(FhirCodes.reference("Patient", place.booking().patientId()));
    encounter.addAppointment(FhirCodes.reference("Appointment", place.booking().id()));
    UUID episode = episodes.get(place.booking().id());
    if (episode != null) {
      encounter.addEpisodeOfCare(FhirCodes.reference("EpisodeOfCare", episode));
    }
    place(encounter, session);
    time(encounter, session, attendance);
    return encounter;
  }

  private static void place(Encounter encounter, TherapySession session) {
    encounter
        .addParticipant()
        .addType(FhirCodes.PERFORMER)
        .setIndividual(FhirCodes.reference("Practitioner", session.clinicianId()));
    if (session.roomId() != null) {
      encounter.addLocation().setLocation(FhirCodes.reference("Location", session.roomId()));
    }
  }

  /** The period is the session's; the length is what the patient was there for. */
  private static void time(Encounter encounter, TherapySession session, Attendance attendance) {
    encounter
        .getPeriod()
        .setStart(Date.from(session.span().start()))
        .setEnd(Date.from(session.span().end()));
    encounter
        .getLength()
        .setValue(attendance.minutes())
        .setUnit("min")
        .setSystem("http://unitsofmeasure.org")
        .setCode("min");
  }
}
