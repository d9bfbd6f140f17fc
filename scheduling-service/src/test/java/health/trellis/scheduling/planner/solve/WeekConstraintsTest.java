package health.trellis.scheduling.planner.solve;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.test.api.score.stream.ConstraintVerifier;
import health.trellis.event.SessionType;
import health.trellis.scheduling.allocation.WeekNeed;
import health.trellis.scheduling.planner.solve.Placement.Today;
import health.trellis.scheduling.program.SessionMinutes;
import health.trellis.scheduling.session.Lesson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeekConstraintsTest {
  private static final int DAY = 24 * 60;
  private static final int NINE = 9 * 60;
  private static final UUID DANA = new UUID(0, 1);
  private static final UUID KNOWN = new UUID(0, 9);

  private final ConstraintVerifier<WeekConstraints, Schedule> verifier =
      ConstraintVerifier.build(new WeekConstraints(), Schedule.class, Placement.class);
  private final Leader dana = leader(0, DANA, 0);
  private final Leader theo = leader(1, new UUID(0, 2), 15);
  private static final Lesson LESSON = new Lesson(KNOWN, "Distress tolerance", "TIPP");

  private final Room maple = new Room(0, new UUID(1, 1), "Maple", 4, taken(2 * DAY, 3 * DAY));
  private final Attendee ada = attendee(0, 540, Wishes.NONE);
  private final Attendee ben = attendee(1, 540, Wishes.NONE);
  private int number;

  @Test
  void patientIsInOnePlaceAtATime() {
    punishes(
        WeekConstraints::patientIsInOnePlaceAtATime,
        600,
        alone(ada, dana, NINE, 60),
        alone(ada, theo, NINE + 30, 60));
    punishes(
        WeekConstraints::patientIsInOnePlaceAtATime,
        0,
        alone(ada, dana, NINE, 60),
        alone(ada, theo, NINE + 60, 60));
  }

  @Test
  void clinicianLeadsOneSessionAtATimeWithThePauseThatTheClinicianNeeds() {
    punishes(
        WeekConstraints::clinicianLeadsOneSessionAtATime,
        600,
        alone(ada, dana, NINE, 60),
        alone(ben, dana, NINE + 30, 60));
    punishes(
        WeekConstraints::clinicianLeadsOneSessionAtATime,
        0,
        alone(ada, dana, NINE, 60),
        alone(ben, dana, NINE + 60, 60));
    punishes(
        WeekConstraints::clinicianLeadsOneSessionAtATime,
        600,
        alone(ada, theo, NINE, 60),
        alone(ben, theo, NINE + 60, 60));
  }

  @Test
  void roomHoldsOneSessionAtATimeAndIsNotTaken() {
    punishes(
        WeekConstraints::roomHoldsOneSessionAtATime,
        600,
        alone(ada, dana, NINE, 60),
        alone(ben, theo, NINE + 30, 60));
    punishes(
        WeekConstraints::roomHoldsOneSessionAtATime,
        0,
        alone(ada, dana, NINE, 60),
        alone(ben, theo, NINE + 60, 60));
    punishes(WeekConstraints::roomIsNotTaken, 600, alone(ada, dana, 2 * DAY + NINE, 60));
    punishes(WeekConstraints::roomIsNotTaken, 0, alone(ada, dana, NINE, 60));
  }

  @Test
  void sessionHasARoom() {
    Placement homeless = alone(ada, dana, NINE, 60);
    homeless.put(homeless.where(), null);
    punishes(WeekConstraints::sessionHasARoom, 600, homeless);
    punishes(WeekConstraints::sessionHasARoom, 0, alone(ada, dana, NINE, 60));
  }

  @Test
  void groupHasAPlaceLeft() {
    Opening full = meeting(KNOWN, "CBT", 1, NINE);
    punishes(WeekConstraints::groupHasAPlaceLeft, 600, in(ada, full), in(ben, full));
    punishes(WeekConstraints::groupHasAPlaceLeft, 0, in(ada, full));
  }

  @Test
  void programMinimumAndPrescribedMinutesAreReached() {
    Attendee little = attendee(0, 600, Wishes.NONE);
    punishes(WeekConstraints::programMinimumIsReached, 480, alone(little, dana, NINE, 60));
    punishes(WeekConstraints::prescribedMinutesAreReached, 540, alone(little, dana, NINE, 60));
    Attendee enough = attendee(0, 180, Wishes.NONE).withMinimum(180);
    Placement group = in(enough, meeting(KNOWN, "CBT", 9, NINE));
    punishes(WeekConstraints::programMinimumIsReached, 0, group);
    punishes(WeekConstraints::prescribedMinutesAreReached, 0, group);
  }

  @Test
  void prescribedSessionIsPlaced() {
    Placement lost = alone(ada, dana, NINE, 60);
    lost.put(null, null);
    punishes(WeekConstraints::prescribedSessionIsPlaced, 60, lost);
    punishes(WeekConstraints::prescribedSessionIsPlaced, 0, alone(ada, dana, NINE, 60));
  }

  @Test
  void programMaximumIsKeptAndNothingGoesBeyondThePrescription() {
    Attendee small = attendee(0, 60, Wishes.NONE);
    Placement longer = in(small, meeting(KNOWN, "CBT", 9, NINE));
    punishes(WeekConstraints::nothingBeyondThePrescription, 8, longer);
    punishes(WeekConstraints::programMaximumIsKept, 0, longer);
    Placement[] tooMany = new Placement[7];
    for (int i = 0; i < tooMany.length; i++) {
      tooMany[i] = in(small, meeting(KNOWN, "CBT", 9, i * DAY + NINE));
    }
    punishes(WeekConstraints::programMaximumIsKept, 7 * 180 - 1140, tooMany);
  }

  @Test
  void treatmentDaysAreEnoughAndNotOverlong() {
    Placement monday = in(ada, meeting(KNOWN, "CBT", 9, NINE));
    punishes(WeekConstraints::treatmentDaysAreEnough, 2 * 60, monday);
    punishes(WeekConstraints::dayIsNotOverlong, 0, monday);
    Placement again = in(ada, meeting(KNOWN, "CBT", 9, NINE + 240));
    punishes(WeekConstraints::dayIsNotOverlong, 360 - 240, monday, again);
  }

  @Test
  void todaysCalendarIsKept() {
    Placement moved =
        placement(ada, SessionType.INDIVIDUAL, hour(dana, NINE, 60), hour(dana, NINE + 60, 60));
    punishes(WeekConstraints::fewChanges, 40, moved);
    Opening same = hour(dana, NINE, 60);
    punishes(WeekConstraints::fewChanges, 0, placement(ada, SessionType.INDIVIDUAL, same, same));
  }

  @Test
  void sameClinicianKnownGroupAndPreferredModality() {
    Wishes wishes =
        new Wishes(Set.of(KNOWN), Map.of(), Map.of(), Map.of(DANA, 0), Set.of(), Times.NONE);
    Attendee fond = attendee(0, 540, wishes);
    punishes(WeekConstraints::sameClinician, 48, alone(fond, theo, NINE, 60));
    punishes(WeekConstraints::sameClinician, 0, alone(fond, dana, NINE, 60));
    punishes(WeekConstraints::knownGroup, 14, in(fond, meeting(new UUID(0, 8), "CBT", 9, NINE)));
    punishes(WeekConstraints::knownGroup, 0, in(fond, meeting(KNOWN, "CBT", 9, NINE)));
    punishes(WeekConstraints::preferredModality, 14, in(fond, meeting(KNOWN, "DBT", 9, NINE)));
    punishes(WeekConstraints::preferredModality, 0, in(fond, meeting(KNOWN, "CBT", 9, NINE)));
  }

  @Test
  void hoursThatThePatientLikesAndIsUsedTo() {
    Wishes wishes =
        new Wishes(
            Set.of(),
            Map.of(SessionType.INDIVIDUAL, DANA),
            Map.of(SessionType.INDIVIDUAL, new Wishes.Habit(0, NINE)),
            Map.of(),
            Set.of(),
            taken(NINE, NINE + 120));
    Attendee used = attendee(0, 540, wishes);
    punishes(WeekConstraints::steadyWeekdayAndHour, 0, alone(used, dana, NINE, 60));
    punishes(WeekConstraints::steadyWeekdayAndHour, 8, alone(used, dana, NINE + 60, 60));
    punishes(WeekConstraints::steadyWeekdayAndHour, 16, alone(used, dana, DAY + NINE, 60));
    punishes(WeekConstraints::preferredHours, 0, alone(used, dana, NINE, 60));
    punishes(WeekConstraints::preferredHours, 16, alone(used, dana, NINE + 180, 60));
  }

  @Test
  void steadyFromWeekToWeek() {
    Attendee later =
        new Attendee(
            7,
            ada.patientId(),
            1,
            ada.need(),
            0,
            3,
            180,
            240,
            List.of(),
            Times.NONE,
            false,
            Times.NONE,
            Set.of(),
            Wishes.NONE);
    punishes(
        WeekConstraints::steadyFromWeekToWeek,
        0,
        alone(ada, dana, NINE, 60),
        alone(later, dana, 7 * DAY + NINE, 60));
    punishes(
        WeekConstraints::steadyFromWeekToWeek,
        16,
        alone(ada, dana, NINE, 60),
        alone(later, dana, 8 * DAY + NINE, 60));
  }

  @Test
  void daysAreCompactAndTheWeekIsSpread() {
    punishes(
        WeekConstraints::compactDays,
        2,
        alone(ada, dana, NINE, 60),
        alone(ada, theo, NINE + 120, 60));
    punishes(
        WeekConstraints::compactDays,
        0,
        alone(ada, dana, NINE, 60),
        alone(ada, theo, DAY + NINE, 60));
    punishes(
        WeekConstraints::spreadOverTheWeek,
        2,
        alone(ada, dana, NINE, 60),
        alone(ada, theo, NINE + 60, 60));
    punishes(
        WeekConstraints::spreadOverTheWeek,
        1,
        alone(ada, dana, NINE, 60),
        alone(ada, theo, DAY + NINE, 60));
  }

  @Test
  void caseloadsAreEven() {
    Placement[] one = new Placement[8];
    for (int i = 0; i < one.length; i++) {
      one[i] = alone(ada, dana, NINE + i * 60, 60);
    }
    punishes(WeekConstraints::evenCaseload, 4, one);
    Placement[] shared = new Placement[8];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = alone(ada, i % 2 == 0 ? dana : theo, NINE + i * 60, 60);
    }
    punishes(WeekConstraints::evenCaseload, 2, shared);
  }

  @Test
  void aTopicIsMetOnce() {
    Wishes met = new Wishes(Set.of(), Map.of(), Map.of(), Map.of(), Set.of(LESSON), Times.NONE);
    Opening again = meeting(KNOWN, "CBT", 9, NINE);
    punishes(WeekConstraints::newTopic, 12, in(attendee(0, 540, met), again));
    punishes(WeekConstraints::newTopic, 0, in(ben, again));
  }

  @Test
  void aTopicIsNotMetTwiceInWhatIsPlanned() {
    Opening monday = meeting(KNOWN, "CBT", 9, NINE);
    Opening nextWeek = meeting(KNOWN, "CBT", 9, 7 * DAY + NINE);
    Attendee later = attendee(0, 540, Wishes.NONE);
    punishes(WeekConstraints::topicOnce, 12, in(ada, monday), in(later, nextWeek));
    punishes(WeekConstraints::topicOnce, 0, in(ada, monday), in(ben, nextWeek));
    punishes(WeekConstraints::topicOnce, 0, in(ada, monday), alone(ada, dana, NINE, 60));
  }

  @Test
  void caseloadIsKeptByWhoeverLimitsIt() {
    Leader full = limited(0, Set.of(ada.patientId()));
    Leader open = limited(1, Set.of());
    punishes(WeekConstraints::caseloadIsKept, 600, alone(ben, full, NINE, 60));
    punishes(WeekConstraints::caseloadIsKept, 0, alone(ada, full, NINE, 60));
    punishes(WeekConstraints::caseloadIsKept, 0, alone(ben, open, NINE, 60));
    punishes(
        WeekConstraints::caseloadIsKept,
        0,
        alone(ben, open, NINE, 60),
        alone(ben, open, DAY + NINE, 60));
    punishes(
        WeekConstraints::caseloadIsKept,
        600,
        alone(ada, open, NINE, 60),
        alone(ben, open, DAY + NINE, 60));
  }

  private static Leader limited(int more, Set<UUID> patients) {
    return new Leader(
        7,
        DANA,
        "Dana",
        false,
        List.of("CBT"),
        taken(0, 14 * DAY),
        Times.NONE,
        0,
        new Leader.Caseload(patients, more));
  }

  private void punishes(
      BiFunction<WeekConstraints, ConstraintFactory, Constraint> constraint,
      int weight,
      Placement... placements) {
    verifier.verifyThat(constraint).given((Object[]) placements).penalizesBy(weight);
  }

  private Placement alone(Attendee attendee, Leader leader, int start, int minutes) {
    return placement(attendee, SessionType.INDIVIDUAL, null, hour(leader, start, minutes));
  }

  private Placement in(Attendee attendee, Opening meeting) {
    return placement(attendee, SessionType.GROUP, null, meeting);
  }

  private Placement placement(
      Attendee attendee, SessionType type, @Nullable Opening before, Opening now) {
    List<Room> rooms = type == SessionType.GROUP ? List.of() : List.of(maple);
    Room room = rooms.isEmpty() ? null : maple;
    Today today =
        before == null ? null : new Today(new UUID(5, 5), new UUID(6, 6), before, room, true);
    Placement placement =
        new Placement(number++, attendee, type, 0, true, List.of(now), rooms, today);
    placement.put(now, room);
    return placement;
  }

  private Opening hour(Leader leader, int start, int minutes) {
    return new Opening(number++, null, leader, start / DAY, start % DAY, start, start + minutes);
  }

  private Opening meeting(UUID group, String modality, int places, int start) {
    Opening.Meeting meeting =
        new Opening.Meeting(new UUID(3, number), group, modality, places, LESSON);
    return new Opening(number++, meeting, dana, start / DAY, start % DAY, start, start + 180);
  }

  private static Times taken(int start, int end) {
    return Times.of(List.of(new Times.Stretch(start, end)));
  }

  private static Leader leader(int number, UUID id, int pause) {
    return new Leader(
        number,
        id,
        "Dana",
        false,
        List.of("CBT"),
        taken(0, 14 * DAY),
        Times.NONE,
        pause,
        Leader.Caseload.OPEN);
  }

  private static Attendee attendee(int number, int minutes, Wishes wishes) {
    WeekNeed need = new WeekNeed(minutes, 1140, Map.of(), List.of("CBT"), SessionMinutes.USUAL);
    return new Attendee(
        number,
        new UUID(2, number),
        0,
        need,
        540,
        3,
        180,
        240,
        List.of(),
        Times.NONE,
        false,
        Times.NONE,
        Set.of(),
        wishes);
  }
}
