package health.trellis.notification.rule;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.assessment.EarlyWarningRaised;
import health.trellis.event.patient.CareTaskOpened;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.SessionBooked;
import health.trellis.event.scheduling.SessionMoved;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.inbox.NotYet;
import health.trellis.notification.contact.Stops.AddressStopped;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Notifier;
import health.trellis.notification.person.Audience;
import health.trellis.notification.person.People;
import health.trellis.notification.person.Person;
import health.trellis.notification.template.MessageKind;
import health.trellis.notification.webhook.WebhookPaused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is said on which event. Late entries tell nobody: they are about what is past. */
@ApplicationScoped
public class Rules implements EventHandlers {
  private final People people;
  private final Notifier notifier;
  private final Clock clock;

  Rules(People people, Notifier notifier, Clock clock) {
    this.people = people;
    this.notifier = notifier;
    this.clock = clock;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(EpisodeAdmitted.class, (e, context) -> welcome(e)),
        EventHandler.of(SessionBooked.class, (e, context) -> booked(e)),
        EventHandler.of(SessionMoved.class, (e, context) -> moved(e)),
        EventHandler.of(EpisodeHeld.class, (e, context) -> held(e)),
        EventHandler.of(EpisodeDischarged.class, (e, context) -> discharged(e)),
        EventHandler.of(AttendanceRecorded.class, (e, context) -> attended(e)),
        EventHandler.of(AssessmentAssigned.class, (e, context) -> assigned(e)),
        EventHandler.of(MilestoneReached.class, (e, context) -> milestone(e)),
        EventHandler.of(CareTaskOpened.class, (e, context) -> task(e)),
        EventHandler.of(EarlyWarningRaised.class, (e, context) -> earlyWarning(e)));
  }

  private void welcome(EpisodeAdmitted event) {
    tellPatient(
        event.patientId(),
        Message.of(MessageKind.WELCOME, event.patientId(), "welcome/" + event.episodeId()));
  }

  /** Many bookings of one day are one message: the calendar has news. */
  private void booked(SessionBooked event) {
    if (event.lateEntry()) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    tellPatient(
        event.patientId(),
        Message.at(
            MessageKind.CALENDAR_READY,
            event.patientId(),
            "calendar/" + event.patientId() + "/" + today,
            event.startsAt(),
            event.timeZone()));
  }

  private void moved(SessionMoved event) {
    if (isPast(event.startsAt())) {
      return;
    }
    Message message =
        Message.at(
            MessageKind.SESSION_MOVED,
            event.patientId(),
            "moved/" + event.bookingId() + "/" + event.startsAt(),
            event.startsAt(),
            event.timeZone());
    tellPatient(event.patientId(), message);
    tellFamily(event.patientId(), message);
  }

  /** The end takes all coming sessions off the calendar: this one message stands for all. */
  private void discharged(EpisodeDischarged event) {
    if (isHistory(event.dischargedOn())) {
      return;
    }
    tellPatient(
        event.patientId(),
        Message.of(MessageKind.EPISODE_ENDED, event.patientId(), "ended/" + event.episodeId()));
  }

  private void held(EpisodeHeld event) {
    if (isHistory(event.from())) {
      return;
    }
    tellPatient(
        event.patientId(),
        Message.of(
            MessageKind.EPISODE_PAUSED,
            event.patientId(),
            "paused/" + event.episodeId() + "/" + event.from()));
  }

  private void attended(AttendanceRecorded event) {
    if (event.status() == AttendanceStatus.NO_SHOW && !event.lateEntry()) {
      tellPatient(
          event.patientId(),
          Message.of(MessageKind.SESSION_MISSED, event.patientId(), "missed/" + event.bookingId()));
    }
  }

  /** A battery of several instruments is one message. */
  private void assigned(AssessmentAssigned event) {
    if (event.lateEntry()) {
      return;
    }
    tellPatient(
        event.patientId(),
        Message.at(
            MessageKind.ASSESSMENT_ASSIGNED,
            event.patientId(),
            "assigned/%s/%s/%s".formatted(event.patientId(), event.occasion(), event.dueAt()),
            event.dueAt(),
            null));
  }

  private void milestone(MilestoneReached event) {
    tellPatient(
        event.patientId(),
        Message.of(MessageKind.MILESTONE, event.patientId(), "milestone/" + event.milestoneId()));
  }

  /** A task goes to its clinician, or to whoever coordinates. */
  private void task(CareTaskOpened event) {
    Message message =
        Message.at(
            MessageKind.CARE_TASK,
            event.patientId(),
            "task/" + event.taskId(),
            event.dueAt(),
            null);
    Person assignee =
        Optional.ofNullable(event.practitionerId())
            .flatMap(id -> people.find(Audience.practitioner(id)))
            .orElseGet(() -> coordinatorOf(event.patientId()));
    notifier.tell(assignee, message);
  }

  private void earlyWarning(EarlyWarningRaised event) {
    Message message =
        Message.of(
            MessageKind.EARLY_WARNING, event.patientId(), "early-warning/" + event.checkInId());
    List<Person> team = people.careTeam(event.patientId());
    if (team.isEmpty()) {
      notifier.tell(coordinatorOf(event.patientId()), message);
    }
    team.forEach(clinician -> notifier.tell(clinician, message));
  }

  /** An address that does not work any more: whoever coordinates looks for another way. */
  void addressStopped(@Observes AddressStopped event) {
    UUID patientId = people.aboutWhom(event.audience()).orElse(null);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Message message =
        Message.of(
            MessageKind.CONTACT_STOPPED,
            patientId,
            "stopped/%s/%s/%s".formatted(event.audience(), event.channel(), today));
    UUID programId = patientId == null ? null : people.programOf(patientId).orElse(null);
    notifier.tell(people.coordinator(programId), message);
  }

  /** A subscriber that fails for long: whoever runs the program talks to its owner. */
  void webhookPaused(@Observes WebhookPaused event) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    notifier.tell(
        people.programAdmin(null),
        Message.of(MessageKind.WEBHOOK_PAUSED, null, "webhook/" + event.webhookId() + "/" + today));
  }

  /** A change of what is over is bookkeeping. */
  private boolean isPast(Instant startsAt) {
    return startsAt.isBefore(clock.instant());
  }

  /** What happened more than a week ago is entered for the record; the patient knows. */
  private boolean isHistory(LocalDate day) {
    return day.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusWeeks(1));
  }

  private Person coordinatorOf(UUID patientId) {
    return people.coordinator(people.programOf(patientId).orElse(null));
  }

  /** A patient of whom nothing is known yet: the event waits until the person is. */
  private void tellPatient(UUID patientId, Message message) {
    notifier.tell(people.patient(patientId).orElseThrow(() -> new NotYet("patient")), message);
  }

  private void tellFamily(UUID patientId, Message message) {
    people.familyWithNotices(patientId).forEach(person -> notifier.tell(person, message));
  }
}
