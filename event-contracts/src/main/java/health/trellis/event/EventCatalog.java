package health.trellis.event;

import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.assessment.AssessmentDueSoon;
import health.trellis.event.assessment.AssessmentSkipped;
import health.trellis.event.assessment.CheckInRecorded;
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
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.event.patient.MedicationStarted;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.event.patient.PatientMerged;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.patient.PatientUnmerged;
import health.trellis.event.patient.PatientUpdated;
import health.trellis.event.patient.ReferralDecided;
import health.trellis.event.patient.ReferralReceived;
import health.trellis.event.patient.RelapsePreventionPlanActivated;
import health.trellis.event.patient.SafetyPlanActivated;
import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.AttendanceRiskRaised;
import health.trellis.event.scheduling.AuthorizationEndsSoon;
import health.trellis.event.scheduling.AuthorizationRunsLow;
import health.trellis.event.scheduling.AuthorizationUpdated;
import health.trellis.event.scheduling.ClinicianDefined;
import health.trellis.event.scheduling.MakeUpOffered;
import health.trellis.event.scheduling.ProgramDefined;
import health.trellis.event.scheduling.SessionBooked;
import health.trellis.event.scheduling.SessionCancelled;
import health.trellis.event.scheduling.SessionMoved;
import health.trellis.event.scheduling.WaitlistPlaceOffered;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.event.scheduling.WeeklyHoursMet;
import java.util.List;

/** Every event there is, and what it is called on the wire. */
public final class EventCatalog {
  private static final List<Class<? extends DomainEvent>> EVENTS =
      List.of(
          CareTaskDone.class,
          CareTaskEscalated.class,
          CareTaskOpened.class,
          CareTeamChanged.class,
          ConsentGranted.class,
          ConsentRevoked.class,
          EpisodeAdmitted.class,
          EpisodeDischarged.class,
          EpisodeHeld.class,
          EpisodeLevelChanged.class,
          EpisodeResumed.class,
          FamilyAccessChanged.class,
          MedicationStarted.class,
          MilestoneReached.class,
          PatientMerged.class,
          PatientRegistered.class,
          PatientUnmerged.class,
          PatientUpdated.class,
          ReferralDecided.class,
          ReferralReceived.class,
          RelapsePreventionPlanActivated.class,
          SafetyPlanActivated.class,
          TreatmentPlanSigned.class,
          AttendanceRecorded.class,
          AttendanceRiskRaised.class,
          AuthorizationEndsSoon.class,
          AuthorizationRunsLow.class,
          AuthorizationUpdated.class,
          ClinicianDefined.class,
          MakeUpOffered.class,
          ProgramDefined.class,
          SessionBooked.class,
          SessionCancelled.class,
          SessionMoved.class,
          WaitlistPlaceOffered.class,
          WeeklyHoursFellShort.class,
          WeeklyHoursMet.class,
          AssessmentAssigned.class,
          AssessmentCompleted.class,
          AssessmentDueSoon.class,
          AssessmentSkipped.class,
          CheckInRecorded.class,
          EarlyWarningRaised.class,
          OffTrackDetected.class,
          RiskAlertAcknowledged.class,
          RiskAlertRaised.class,
          RiskAlertResolved.class);

  private EventCatalog() {}

  /** All event records. */
  public static List<Class<? extends DomainEvent>> events() {
    return EVENTS;
  }

  /** The CloudEvents type, for example {@code health.trellis.episode.admitted.v1}. */
  public static String type(Class<? extends DomainEvent> event) {
    EventType name = name(event);
    return "health.trellis." + name.aggregate() + "." + name.happened() + ".v" + name.version();
  }

  /** The Kafka topic, for example {@code trellis.episode.v1}. */
  public static String topic(Class<? extends DomainEvent> event) {
    EventType name = name(event);
    return "trellis." + name.aggregate() + ".v" + name.version();
  }

  /** The aggregate, for example {@code episode}. */
  public static String aggregate(Class<? extends DomainEvent> event) {
    return name(event).aggregate();
  }

  private static EventType name(Class<? extends DomainEvent> event) {
    EventType name = event.getAnnotation(EventType.class);
    if (name == null) {
      throw new IllegalArgumentException(event.getName() + " has no @EventType");
    }
    return name;
  }
}
