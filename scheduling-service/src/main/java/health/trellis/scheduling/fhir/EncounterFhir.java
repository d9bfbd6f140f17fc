package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.scheduling.attendance.Attendance;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.session.TherapySession;
import java.util.Date;
import java.util.Objects;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;

/** A session that a patient was at, as an Encounter (US Core 6.1.0), under the id of the place. */
final class EncounterFhir {
  private EncounterFhir() {}

  static Encounter of(BookedSession place, boolean protectedByPart2) {
    TherapySession session = place.session();
    Attendance attendance = Objects.requireNonNull(place.attendance());
    Encounter encounter = new Encounter();
    encounter.setId(place.booking().id().toString());
    encounter
        .getMeta()
        .addProfile("http://hl7.org/fhir/us/core/StructureDefinition/us-core-encounter");
    if (protectedByPart2) {
      SecurityLabels.protect(encounter.getMeta());
    }
    encounter.setStatus(EncounterStatus.FINISHED);
    encounter.setClass_(FhirCodes.encounterClass(session.roomId() != null));
    encounter.addType(FhirCodes.type(session.type()));
    encounter.setSubject(FhirCodes.reference("Patient", place.booking().patientId()));
    encounter.addAppointment(FhirCodes.reference("Appointment", place.booking().id()));
    place(encounter, session);
    time(encounter, session, attendance);
    return encounter;
  }

  private static void place(Encounter encounter, TherapySession session) {
    encounter
        .addParticipant()
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
