package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.session.TherapySession;
import java.util.Date;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * A patient's place as an Appointment. Also a group's meeting is one Appointment per patient: EHRs
 * book singly, and no reader ever sees who else is in the group.
 */
final class AppointmentFhir {
  private AppointmentFhir() {}

  static Appointment of(BookedSession place, boolean protectedByPart2) {
    TherapySession session = place.session();
    Appointment appointment = new Appointment();
    appointment.setId(place.booking().id().toString());
    appointment.getMeta().setLastUpdated(Date.from(place.booking().changedAt()));
    if (protectedByPart2) {
      SecurityLabels.protect(appointment.getMeta());
    }
    appointment.setStatus(status(place));
    appointment.addServiceType(FhirCodes.type(session.type()));
    appointment.setStart(Date.from(session.span().start()));
    appointment.setEnd(Date.from(session.span().end()));
    appointment.setMinutesDuration(session.minutes());
    appointment.setCreated(Date.from(place.booking().createdAt()));
    if (place.booking().cancelledBy() != null) {
      appointment.setCancelationReason(
          new CodeableConcept().setText(place.booking().cancelledBy().name()));
    }
    participants(appointment, place);
    return appointment;
  }

  private static void participants(Appointment appointment, BookedSession place) {
    TherapySession session = place.session();
    ParticipationStatus status =
        place.booking().held() ? ParticipationStatus.ACCEPTED : ParticipationStatus.DECLINED;
    appointment
        .addParticipant()
        .setActor(FhirCodes.reference("Patient", place.booking().patientId()))
        .setStatus(status);
    appointment
        .addParticipant()
        .addType(FhirCodes.PERFORMER)
        .setActor(FhirCodes.reference("Practitioner", session.clinicianId()))
        .setStatus(ParticipationStatus.ACCEPTED);
    if (session.roomId() != null) {
      appointment
          .addParticipant()
          .setActor(FhirCodes.reference("Location", session.roomId()))
          .setStatus(ParticipationStatus.ACCEPTED);
    }
    appointment
        .addParticipant()
        .setActor(FhirCodes.reference("HealthcareService", session.programId()))
        .setStatus(ParticipationStatus.ACCEPTED);
  }

  private static AppointmentStatus status(BookedSession place) {
    if (!place.booking().held() || !place.session().scheduled()) {
      return AppointmentStatus.CANCELLED;
    }
    if (place.attendance() == null) {
      return AppointmentStatus.BOOKED;
    }
    return FhirCodes.present(place.attendance().status())
        ? AppointmentStatus.FULFILLED
        : AppointmentStatus.NOSHOW;
  }
}
