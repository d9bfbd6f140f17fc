package health.trellis.scheduling.planner.solve;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import health.trellis.event.SessionType;

/**
 * What makes a week impossible (hard), poor (medium) or less pleasant (soft). Hard and medium count
 * minutes. Credential, licence, working hours, availability and what stands in the calendar for
 * good are no constraints here: {@link Openings} offers nothing that breaks them.
 */
public final class WeekConstraints implements ConstraintProvider {
  private static final HardMediumSoftScore HARD = HardMediumSoftScore.ONE_HARD;
  private static final HardMediumSoftScore MEDIUM = HardMediumSoftScore.ONE_MEDIUM;
  private static final HardMediumSoftScore SOFT = HardMediumSoftScore.ONE_SOFT;

  private static final int HALF_HOUR = 30;

  @Override
  public Constraint[] defineConstraints(ConstraintFactory factory) {
    return new Constraint[] {
      patientIsInOnePlaceAtATime(factory),
      clinicianLeadsOneSessionAtATime(factory),
      roomHoldsOneSessionAtATime(factory),
      roomIsNotTaken(factory),
      sessionHasARoom(factory),
      groupHasAPlaceLeft(factory),
      caseloadIsKept(factory),
      programMinimumIsReached(factory),
      prescribedSessionIsPlaced(factory),
      prescribedMinutesAreReached(factory),
      programMaximumIsKept(factory),
      treatmentDaysAreEnough(factory),
      dayIsNotOverlong(factory),
      fewChanges(factory),
      sameClinician(factory),
      knownGroup(factory),
      preferredModality(factory),
      newTopic(factory),
      topicOnce(factory),
      preferredHours(factory),
      steadyWeekdayAndHour(factory),
      steadyFromWeekToWeek(factory),
      compactDays(factory),
      spreadOverTheWeek(factory),
      nothingBeyondThePrescription(factory),
      evenCaseload(factory)
    };
  }

  private static UniConstraintStream<Placement> placed(ConstraintFactory factory) {
    return factory.forEachIncludingUnassigned(Placement.class).filter(Placement::placed);
  }

  private static UniConstraintStream<Placement> led(ConstraintFactory factory) {
    return factory.forEachIncludingUnassigned(Placement.class).filter(Placement::leads);
  }

  private static UniConstraintStream<WeekShape> weeks(ConstraintFactory factory) {
    return factory
        .forEachIncludingUnassigned(Placement.class)
        .groupBy(Placement::attendee, ConstraintCollectors.toList())
        .map(WeekShape::of);
  }

  Constraint patientIsInOnePlaceAtATime(ConstraintFactory factory) {
    return weeks(factory)
        .filter(week -> week.overlap() > 0)
        .penalize(HARD, week -> week.overlap() * Weights.IMPOSSIBLE_MINUTE)
        .asConstraint("patient is in one place at a time");
  }

  Constraint clinicianLeadsOneSessionAtATime(ConstraintFactory factory) {
    return led(factory)
        .join(
            led(factory), Joiners.equal(Placement::leaderDay), Joiners.filtering(Placement::crowds))
        .penalize(HARD, (one, other) -> Weights.IMPOSSIBLE)
        .asConstraint("clinician leads one session at a time");
  }

  private static BiConstraintStream<Placement, Placement> sharingARoom(ConstraintFactory factory) {
    return housed(factory)
        .join(
            housed(factory),
            Joiners.equal(Placement::roomDay),
            Joiners.filtering(Placement::overlaps));
  }

  private static UniConstraintStream<Placement> housed(ConstraintFactory factory) {
    return led(factory).filter(placement -> placement.room() != null);
  }

  Constraint roomHoldsOneSessionAtATime(ConstraintFactory factory) {
    return sharingARoom(factory)
        .penalize(HARD, (one, other) -> Weights.IMPOSSIBLE)
        .asConstraint("room holds one session at a time");
  }

  Constraint roomIsNotTaken(ConstraintFactory factory) {
    return led(factory)
        .filter(Placement::inTakenRoom)
        .penalize(HARD, placement -> Weights.IMPOSSIBLE)
        .asConstraint("room is not taken");
  }

  Constraint sessionHasARoom(ConstraintFactory factory) {
    return led(factory)
        .filter(Placement::lacksRoom)
        .penalize(HARD, placement -> Weights.IMPOSSIBLE)
        .asConstraint("session has a room");
  }

  Constraint groupHasAPlaceLeft(ConstraintFactory factory) {
    return placed(factory)
        .filter(placement -> placement.type() == SessionType.GROUP)
        .groupBy(Placement::where, ConstraintCollectors.count())
        .filter((meeting, joined) -> joined > places(meeting))
        .penalize(HARD, (meeting, joined) -> (joined - places(meeting)) * Weights.IMPOSSIBLE)
        .asConstraint("group has a place left");
  }

  private static int places(Opening opening) {
    Opening.Meeting meeting = opening.meeting();
    return meeting == null ? 1 : meeting.places();
  }

  Constraint caseloadIsKept(ConstraintFactory factory) {
    return led(factory)
        .filter(Placement::takesOn)
        .groupBy(
            placement -> placement.where().leader(),
            ConstraintCollectors.countDistinct(placement -> placement.attendee().patientId()))
        .filter((leader, patients) -> patients > leader.caseload().more())
        .penalize(
            HARD,
            (leader, patients) -> (patients - leader.caseload().more()) * Weights.BEYOND_CASELOAD)
        .asConstraint("caseload is kept");
  }

  Constraint programMinimumIsReached(ConstraintFactory factory) {
    return weeks(factory)
        .filter(week -> week.belowMinimum() > 0)
        .penalize(HARD, WeekShape::belowMinimum)
        .asConstraint("program minimum is reached");
  }

  Constraint prescribedSessionIsPlaced(ConstraintFactory factory) {
    return factory
        .forEachIncludingUnassigned(Placement.class)
        .filter(placement -> placement.due() && !placement.placed())
        .penalize(MEDIUM, placement -> Weights.LACKING_SESSION)
        .asConstraint("prescribed session is placed");
  }

  Constraint prescribedMinutesAreReached(ConstraintFactory factory) {
    return weeks(factory)
        .filter(week -> week.belowPrescription() > 0)
        .penalize(MEDIUM, WeekShape::belowPrescription)
        .asConstraint("prescribed minutes are reached");
  }

  Constraint programMaximumIsKept(ConstraintFactory factory) {
    return weeks(factory)
        .filter(week -> week.beyondMaximum() > 0)
        .penalize(MEDIUM, WeekShape::beyondMaximum)
        .asConstraint("program maximum is kept");
  }

  Constraint treatmentDaysAreEnough(ConstraintFactory factory) {
    return weeks(factory)
        .filter(week -> week.lackingDays() > 0)
        .penalize(MEDIUM, week -> week.lackingDays() * Weights.LACKING_DAY)
        .asConstraint("treatment days are enough");
  }

  Constraint dayIsNotOverlong(ConstraintFactory factory) {
    return weeks(factory)
        .filter(week -> week.overlong() > 0)
        .penalize(MEDIUM, WeekShape::overlong)
        .asConstraint("day is not overlong");
  }

  Constraint fewChanges(ConstraintFactory factory) {
    return factory
        .forEachIncludingUnassigned(Placement.class)
        .filter(Placement::changes)
        .penalize(SOFT, placement -> Weights.MOVED)
        .asConstraint("few changes");
  }

  Constraint sameClinician(ConstraintFactory factory) {
    return led(factory)
        .filter(placement -> placement.distance() > 0)
        .penalize(SOFT, placement -> placement.distance() * Weights.OTHER_CLINICIAN)
        .asConstraint("same clinician");
  }

  Constraint knownGroup(ConstraintFactory factory) {
    return placed(factory)
        .filter(Placement::joinsUnknownGroup)
        .penalize(SOFT, placement -> Weights.UNKNOWN_GROUP)
        .asConstraint("known group");
  }

  Constraint preferredModality(ConstraintFactory factory) {
    return placed(factory)
        .filter(placement -> placement.modalityRank() > 0)
        .penalize(SOFT, placement -> Weights.LESS_PREFERRED_MODALITY)
        .asConstraint("preferred modality");
  }

  Constraint newTopic(ConstraintFactory factory) {
    return placed(factory)
        .filter(Placement::repeatsTopic)
        .penalize(SOFT, placement -> Weights.TOPIC_AGAIN)
        .asConstraint("new topic");
  }

  Constraint topicOnce(ConstraintFactory factory) {
    return placed(factory)
        .filter(placement -> placement.lesson() != null)
        .groupBy(
            placement -> placement.attendee().patientId(),
            Placement::lesson,
            ConstraintCollectors.count())
        .filter((patient, lesson, meetings) -> meetings > 1)
        .penalize(SOFT, (patient, lesson, meetings) -> (meetings - 1) * Weights.TOPIC_AGAIN)
        .asConstraint("topic once");
  }

  Constraint preferredHours(ConstraintFactory factory) {
    return placed(factory)
        .filter(Placement::outsidePreferred)
        .penalize(SOFT, placement -> Weights.OUTSIDE_PREFERRED_HOURS)
        .asConstraint("preferred hours");
  }

  Constraint steadyWeekdayAndHour(ConstraintFactory factory) {
    return led(factory)
        .filter(placement -> placement.unsteadiness() > 0)
        .penalize(SOFT, placement -> placement.unsteadiness() * Weights.OFF_HABIT)
        .asConstraint("steady weekday and hour");
  }

  Constraint steadyFromWeekToWeek(ConstraintFactory factory) {
    return led(factory)
        .join(
            led(factory),
            Joiners.equal(p -> p.attendee().patientId()),
            Joiners.equal(Placement::type),
            Joiners.equal(Placement::serial),
            Joiners.equal(p -> p.attendee().week() + 1, p -> p.attendee().week()))
        .filter((one, next) -> one.differsFrom(next) > 0)
        .penalize(SOFT, (one, next) -> one.differsFrom(next) * Weights.OFF_HABIT)
        .asConstraint("steady from week to week");
  }

  Constraint compactDays(ConstraintFactory factory) {
    return weeks(factory)
        .filter(week -> week.waiting() > 0)
        .penalize(SOFT, week -> (week.waiting() + HALF_HOUR - 1) / HALF_HOUR)
        .asConstraint("compact days");
  }

  Constraint spreadOverTheWeek(ConstraintFactory factory) {
    return weeks(factory).penalize(SOFT, WeekShape::lean).asConstraint("spread over the week");
  }

  Constraint nothingBeyondThePrescription(ConstraintFactory factory) {
    return weeks(factory)
        .filter(week -> week.beyondPrescription() > 0)
        .penalize(SOFT, week -> (week.beyondPrescription() + HALF_HOUR - 1) / HALF_HOUR * 2)
        .asConstraint("nothing beyond the prescription");
  }

  Constraint evenCaseload(ConstraintFactory factory) {
    return led(factory)
        .groupBy(p -> p.where().leader().number(), ConstraintCollectors.count())
        .filter((leader, sessions) -> sessions > 1)
        .penalize(SOFT, (leader, sessions) -> sessions * sessions / 16)
        .asConstraint("even caseload");
  }
}
