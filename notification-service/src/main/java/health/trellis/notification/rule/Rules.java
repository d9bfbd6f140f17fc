package health.trellis.notification.rule;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.assessment.AssessmentDueSoon;
import health.trellis.event.assessment.EarlyWarningRaised;
import health.trellis.event.patient.CareTaskEscalated;
import health.trellis.event.patient.CareTaskOpened;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.AttendanceRiskRaised;
import health.trellis.event.scheduling.MakeUpOffered;
import health.trellis.event.scheduling.SessionBooked;
import health.trellis.event.scheduling.SessionMoved;
import health.trellis.event.scheduling.WaitlistPlaceOffered;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.inbox.NotYet;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Notifier;
import health.trellis.notification.message.Telling;
import health.trellis.notification.person.People;
import health.trellis.notification.template.MessageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which event is which occasion; the rules say who hears of it. Late entries are none: they are
 * about what is past.
 */
@ApplicationScoped
public class Rules implements EventHandlers {
  private final RuleBook book;
  private final People people;
  private final Notifier notifier;
  private final Clock clock;

  Rules(RuleBook book, People people, Notifier notifier, Clock clock) {
    this.book = book;
    this.people = people;
    this.notifier = notifier;
    this.clock = clock;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(EpisodeAdmitted.class, (e, context) -> welcome(e)),
        EventHandler.of(EpisodeHeld.class, (e, context) -> held(e)),
        EventHandler.of(EpisodeDischarged.class, (e, context) -> discharged(e)),
        EventHandler.of(SessionBooked.class, (e, context) -> booked(e)),
        EventHandler.of(SessionMoved.class, (e, context) -> moved(e)),
        EventHandler.of(AttendanceRecorded.class, (e, context) -> attended(e)),
        EventHandler.of(MakeUpOffered.class, (e, context) -> makeUp(e)),
        EventHandler.of(WaitlistPlaceOffered.class, (e, context) -> place(e)),
        EventHandler.of(AttendanceRiskRaised.class, (e, context) -> attendanceRisk(e)),
        EventHandler.of(AssessmentAssigned.class, (e, context) -> assigned(e)),
        EventHandler.of(AssessmentDueSoon.class, (e, context) -> dueSoon(e)),
        EventHandler.of(MilestoneReached.class, (e, context) -> milestone(e)),
        EventHandler.of(CareTaskOpened.class, (e, context) -> task(e)),
        EventHandler.of(CareTaskEscalated.class, (e, context) -> overdue(e)),
        EventHandler.of(EarlyWarningRaised.class, (e, context) -> earlyWarning(e)));
  }

  private void welcome(EpisodeAdmitted event) {
    tell(Occasion.EPISODE_ADMITTED, event.patientId(), "welcome/" + event.episodeId());
  }

  /** The end takes all coming sessions off the calendar: this one message stands for all. */
  private void discharged(EpisodeDischarged event) {
    if (!isHistory(event.patientId(), event.dischargedOn())) {
      tell(Occasion.EPISODE_ENDED, event.patientId(), "ended/" + event.episodeId());
    }
  }

  private void held(EpisodeHeld event) {
    if (!isHistory(event.patientId(), event.from())) {
      String source = "paused/" + event.episodeId() + "/" + event.from();
      tell(Occasion.EPISODE_PAUSED, event.patientId(), source);
    }
  }

  /** Many bookings of one day are one message: the calendar has news. */
  private void booked(SessionBooked event) {
    if (!event.lateEntry()) {
      String source = "calendar/" + event.patientId() + "/" + today(event.patientId());
      tell(
          Occasion.CALENDAR_FILLED,
          facts(event.patientId(), source, event.startsAt(), event.timeZone()),
          null);
    }
  }

  private void moved(SessionMoved event) {
    if (!event.startsAt().isBefore(clock.instant())) {
      String source = "moved/" + event.bookingId() + "/" + event.startsAt();
      tell(
          Occasion.SESSION_MOVED,
          facts(event.patientId(), source, event.startsAt(), event.timeZone()),
          null);
    }
  }

  /** A missed session gets a kind word the same day. */
  private void attended(AttendanceRecorded event) {
    if (event.status() == AttendanceStatus.NO_SHOW && !event.lateEntry()) {
      tell(Occasion.SESSION_MISSED, event.patientId(), "missed/" + event.bookingId());
    }
  }

  /** An offer that is over by the time it is heard of is none. */
  private void makeUp(MakeUpOffered event) {
    if (event.until().isAfter(clock.instant())) {
      tell(Occasion.MAKE_UP_OFFERED, event.patientId(), "make-up/" + event.bookingId());
    }
  }

  private void place(WaitlistPlaceOffered event) {
    if (event.expiresAt().isAfter(clock.instant())) {
      String source = "place/" + event.entryId();
      tell(
          Occasion.PLACE_OFFERED,
          facts(event.patientId(), source, event.expiresAt(), event.timeZone()),
          null);
    }
  }

  /** Each reason is told once a day at the most. */
  private void attendanceRisk(AttendanceRiskRaised event) {
    String source =
        "attendance-risk/%s/%s/%s"
            .formatted(event.patientId(), event.reason(), today(event.patientId()));
    tell(Occasion.ATTENDANCE_RISK, event.patientId(), source);
  }

  /** A battery of several instruments is one message. */
  private void assigned(AssessmentAssigned event) {
    if (!event.lateEntry()) {
      String source =
          "assigned/%s/%s/%s".formatted(event.patientId(), event.occasion(), event.dueAt());
      tell(
          Occasion.ASSESSMENT_ASSIGNED,
          facts(event.patientId(), source, event.dueAt(), null),
          null);
    }
  }

  /** The same words once more; several instruments due together are one message. */
  private void dueSoon(AssessmentDueSoon event) {
    String source = "due-soon/%s/%s".formatted(event.patientId(), event.dueAt());
    tell(Occasion.ASSESSMENT_ASSIGNED, facts(event.patientId(), source, event.dueAt(), null), null);
  }

  private void milestone(MilestoneReached event) {
    tell(Occasion.MILESTONE_REACHED, event.patientId(), "milestone/" + event.milestoneId());
  }

  private void task(CareTaskOpened event) {
    tell(
        Occasion.TASK_OPENED,
        facts(event.patientId(), "task/" + event.taskId(), event.dueAt(), null),
        event.practitionerId());
  }

  private void overdue(CareTaskEscalated event) {
    boolean again = event.to().equals("PROGRAM_ADMIN");
    String source = "task-overdue/" + event.taskId() + "/" + event.to() + "/" + event.dueAt();
    tell(
        again ? Occasion.TASK_STILL_OVERDUE : Occasion.TASK_OVERDUE,
        facts(event.patientId(), source, event.dueAt(), null),
        event.practitionerId());
  }

  private void earlyWarning(EarlyWarningRaised event) {
    tell(Occasion.EARLY_WARNING, event.patientId(), "early-warning/" + event.checkInId());
  }

  /** What happened more than a week ago is entered for the record; the patient knows. */
  private boolean isHistory(UUID patientId, LocalDate day) {
    return day.isBefore(today(patientId).minusWeeks(1));
  }

  /** By the patient's own calendar: an evening in New York is no new day. */
  private LocalDate today(UUID patientId) {
    return LocalDate.ofInstant(clock.instant(), people.zoneOf(patientId));
  }

  private static Message facts(UUID patientId, String source, Instant when, @Nullable String zone) {
    return Message.at(MessageKind.WELCOME, patientId, source, when, zone);
  }

  private void tell(Occasion occasion, UUID patientId, String source) {
    tell(occasion, Message.of(MessageKind.WELCOME, patientId, source), null);
  }

  /** A patient of whom nothing is known yet: the event waits until the person is. */
  private void tell(Occasion occasion, Message facts, @Nullable UUID assignee) {
    List<Rule> rules = book.rules(occasion);
    UUID patientId = facts.patientId();
    boolean needsPatient = rules.stream().anyMatch(r -> r.audience() == RuleAudience.PATIENT);
    if (needsPatient && patientId != null && people.patient(patientId).isEmpty()) {
      throw new NotYet("patient");
    }
    notifier.tell(
        book.tellings(new RuleBook.Happening(occasion, facts, assignee), rules).stream()
            .map(told -> new Telling(told.person(), told.message()))
            .toList());
  }
}
