package health.trellis.notification.webhook;

import health.trellis.event.DomainEvent;
import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.assessment.RiskAlertAcknowledged;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.event.assessment.RiskAlertResolved;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.patient.EpisodeLevelChanged;
import health.trellis.event.patient.EpisodeResumed;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.patient.PatientUpdated;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.SessionBooked;
import health.trellis.event.scheduling.SessionCancelled;
import health.trellis.event.scheduling.SessionMoved;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a FHIR client can subscribe to: changes of one type of resource. */
enum Topic {
  PATIENT("patient-changed", "Patient"),
  EPISODE("episode-changed", "EpisodeOfCare"),
  APPOINTMENT("appointment-changed", "Appointment"),
  ENCOUNTER("attendance-recorded", "Encounter"),
  RESPONSE("questionnaire-answered", "QuestionnaireResponse"),
  RISK("risk-assessed", "RiskAssessment");

  private static final String BASE = "https://trellis.health/fhir/SubscriptionTopic/";

  private final String name;
  private final String resourceType;

  Topic(String name, String resourceType) {
    this.name = name;
    this.resourceType = resourceType;
  }

  /** The canonical URL by which clients name it. */
  String url() {
    return BASE + name;
  }

  /** The type of the resource that changes. */
  String resourceType() {
    return resourceType;
  }

  static Optional<Topic> of(String url) {
    return Arrays.stream(values()).filter(topic -> topic.url().equals(url)).findFirst();
  }

  /** The resource that an event changed, as a reference; empty where it is another topic's. */
  Optional<String> focus(DomainEvent event) {
    return Optional.ofNullable(id(event)).map(id -> resourceType + "/" + id);
  }

  private @Nullable UUID id(DomainEvent event) {
    return switch (this) {
      case PATIENT -> patient(event);
      case EPISODE -> episode(event);
      case APPOINTMENT -> appointment(event);
      case ENCOUNTER -> event instanceof AttendanceRecorded recorded ? recorded.bookingId() : null;
      case RESPONSE -> event instanceof AssessmentCompleted answered ? answered.responseId() : null;
      case RISK -> risk(event);
    };
  }

  private static @Nullable UUID patient(DomainEvent event) {
    return switch (event) {
      case PatientRegistered registered -> registered.patientId();
      case PatientUpdated updated -> updated.patientId();
      default -> null;
    };
  }

  private static @Nullable UUID episode(DomainEvent event) {
    return switch (event) {
      case EpisodeAdmitted admitted -> admitted.episodeId();
      case EpisodeLevelChanged changed -> changed.episodeId();
      case EpisodeHeld held -> held.episodeId();
      case EpisodeResumed resumed -> resumed.episodeId();
      case EpisodeDischarged discharged -> discharged.episodeId();
      default -> null;
    };
  }

  private static @Nullable UUID appointment(DomainEvent event) {
    return switch (event) {
      case SessionBooked booked -> booked.bookingId();
      case SessionMoved moved -> moved.bookingId();
      case SessionCancelled cancelled -> cancelled.bookingId();
      default -> null;
    };
  }

  private static @Nullable UUID risk(DomainEvent event) {
    return switch (event) {
      case RiskAlertRaised raised -> raised.alertId();
      case RiskAlertAcknowledged acknowledged -> acknowledged.alertId();
      case RiskAlertResolved resolved -> resolved.alertId();
      default -> null;
    };
  }
}
