package health.trellis.scheduling.allocation;

import static health.trellis.event.SessionType.FAMILY;
import static health.trellis.event.SessionType.GROUP;
import static health.trellis.event.SessionType.INDIVIDUAL;
import static health.trellis.event.SessionType.MEDICATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.scheduling.allocation.WeekProblem.Habit;
import health.trellis.scheduling.allocation.WeekProblem.Habits;
import health.trellis.scheduling.allocation.WeekProblem.Held;
import health.trellis.scheduling.allocation.WeekProblem.Meeting;
import health.trellis.scheduling.allocation.WeekProposal.Opening;
import health.trellis.scheduling.time.Span;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WeekAllocatorTest {
  @Test
  void groupsAreJoinedUntilTheirNumberIsMet() {
    WeekProposal proposal =
        new WeekCase()
            .need(360, Map.of(GROUP, 2))
            .meeting("MON 09:00", 180, "CBT")
            .meeting("TUE 09:00", 180, "CBT")
            .meeting("WED 09:00", 180, "CBT")
            .propose();
    assertEquals(2, proposal.join().size());
    assertEquals(360, proposal.minutes());
  }

  @Test
  void furtherGroupsAreJoinedUntilTheMinutesAreMet() {
    WeekProposal proposal =
        new WeekCase()
            .need(540, Map.of(GROUP, 1))
            .meeting("MON 09:00", 180, "CBT")
            .meeting("TUE 09:00", 180, "CBT")
            .meeting("WED 09:00", 180, "CBT")
            .meeting("THU 09:00", 180, "CBT")
            .propose();
    assertEquals(3, proposal.join().size());
  }

  @Test
  void theProgramsMaximumIsNotExceeded() {
    WeekProposal proposal =
        new WeekCase()
            .need(300, Map.of(GROUP, 4))
            .maximum(400)
            .meeting("MON 09:00", 180, "CBT")
            .meeting("TUE 09:00", 180, "CBT")
            .meeting("WED 09:00", 180, "CBT")
            .propose();
    assertEquals(2, proposal.join().size());
    assertEquals(Map.of(GROUP, 2), proposal.missing());
  }

  @Test
  void preferredModalitiesComeFirst() {
    WeekCase week = new WeekCase().need(180, Map.of(GROUP, 1)).preferring("DBT", "CBT");
    week.meeting("MON 09:00", 180, "YOGA")
        .meeting("TUE 09:00", 180, "CBT")
        .meeting("WED 09:00", 180, "DBT");
    assertEquals("DBT", week.propose().join().getFirst().modality());
  }

  @Test
  void aGroupThatThePatientKnowsComesBeforeAPreferredOne() {
    WeekCase week = new WeekCase().need(180, Map.of(GROUP, 1)).preferring("DBT");
    week.meeting("MON 09:00", 180, "DBT").meeting("TUE 09:00", 180, "CBT");
    Meeting known = week.meetings().getLast();
    week.habits(new Habits(Set.of(known.groupId()), Map.of()));
    assertEquals(List.of(known), week.propose().join());
  }

  @Test
  void nothingIsBookedWhenThePatientCannotCome() {
    WeekProposal proposal =
        new WeekCase()
            .need(180, Map.of(GROUP, 1))
            .busy("MON 08:00", 600)
            .meeting("MON 09:00", 180, "CBT")
            .propose();
    assertTrue(proposal.join().isEmpty());
    assertEquals(Map.of(GROUP, 1), proposal.missing());
  }

  @Test
  void whatHasBegunIsNotJoined() {
    WeekProposal proposal =
        new WeekCase()
            .need(360, Map.of(GROUP, 2))
            .earliest("TUE 00:00")
            .meeting("MON 09:00", 180, "CBT")
            .meeting("TUE 09:00", 180, "CBT")
            .propose();
    assertEquals(1, proposal.join().size());
  }

  @Test
  void theFirstClinicianLeadsWithinWorkingHours() {
    WeekCase week = new WeekCase().need(60, Map.of(INDIVIDUAL, 1));
    week.lead(false, "CBT").hours("MON 13:00", 120).lead(false, "CBT").hours("MON 08:00", 600);
    Opening opening = week.propose().open().getFirst();
    assertEquals(week.leads().getFirst().clinicianId(), opening.clinicianId());
    assertEquals(week.span("MON 13:00", 60), opening.span());
  }

  @Test
  void aBusyClinicianLeadsAtAnotherTime() {
    WeekCase week = new WeekCase().need(60, Map.of(INDIVIDUAL, 1));
    week.lead(false, "CBT").hours("MON 13:00", 180).leadBusy("MON 13:30", 60);
    assertEquals(week.span("MON 14:30", 60), week.propose().open().getFirst().span());
  }

  @Test
  void onlyAPrescriberManagesMedication() {
    WeekCase week = new WeekCase().need(30, Map.of(MEDICATION, 1));
    week.lead(false, "CBT").hours("MON 08:00", 600);
    assertEquals(Map.of(MEDICATION, 1), week.propose().missing());
    week.lead(true).hours("TUE 08:00", 600);
    Opening opening = week.propose().open().getFirst();
    assertEquals(week.leads().getLast().clinicianId(), opening.clinicianId());
    assertEquals(week.span("TUE 08:00", 30), opening.span());
  }

  @Test
  void theSameClinicianAndHourAsTheLastTime() {
    WeekCase week = new WeekCase().need(60, Map.of(INDIVIDUAL, 1));
    week.lead(false, "CBT").hours("MON 08:00", 600).lead(false, "CBT").hours("WED 08:00", 600);
    Habit habit =
        new Habit(week.leads().getLast().clinicianId(), DayOfWeek.WEDNESDAY, LocalTime.of(15, 0));
    week.habits(new Habits(Set.of(), Map.of(INDIVIDUAL, habit)));
    Opening opening = week.propose().open().getFirst();
    assertEquals(habit.clinicianId(), opening.clinicianId());
    assertEquals(week.span("WED 15:00", 60), opening.span());
  }

  @Test
  void aSessionIsPutNextToWhatThePatientComesForAnyway() {
    WeekCase week = new WeekCase().need(240, Map.of(GROUP, 1, INDIVIDUAL, 1));
    week.meeting("WED 13:00", 180, "CBT")
        .lead(false, "CBT")
        .hours("MON 08:00", 600)
        .hours("WED 08:00", 600);
    assertEquals(week.span("WED 12:00", 60), week.propose().open().getFirst().span());
  }

  @Test
  void twoSessionsOfAKindAreOnTwoDays() {
    WeekCase week = new WeekCase().need(120, Map.of(INDIVIDUAL, 2));
    week.lead(false, "CBT").hours("MON 08:00", 600).hours("THU 08:00", 600);
    assertEquals(
        List.of(week.span("MON 08:00", 60), week.span("THU 08:00", 60)),
        week.propose().open().stream().map(Opening::span).toList());
  }

  @Test
  void aSessionNeedsAFreeRoomWhereThereAreRooms() {
    WeekCase week = new WeekCase().need(60, Map.of(FAMILY, 1)).room("MON 08:00", 60);
    week.lead(false, "CBT").hours("MON 08:00", 180);
    assertEquals(week.span("MON 09:00", 60), week.propose().open().getFirst().span());
  }

  @Test
  void aWeekThatIsMetStaysAsItIs() {
    WeekCase week = new WeekCase().need(420, Map.of(GROUP, 2, INDIVIDUAL, 1));
    week.held(GROUP, "MON 09:00", 180)
        .held(GROUP, "TUE 09:00", 180)
        .held(INDIVIDUAL, "WED 09:00", 60)
        .meeting("THU 09:00", 180, "DBT")
        .lead(false, "CBT")
        .hours("MON 08:00", 600);
    WeekProposal proposal = week.propose();
    assertEquals(new WeekProposal(List.of(), List.of(), List.of(), Map.of(), 420), proposal);
  }

  @Test
  void aRevisionDownDropsOnlyWhatIsTooMuch() {
    WeekCase week = new WeekCase().need(240, Map.of(GROUP, 1, INDIVIDUAL, 1));
    week.held(GROUP, "MON 09:00", 180)
        .held(GROUP, "TUE 09:00", 180)
        .held(INDIVIDUAL, "WED 09:00", 60);
    WeekProposal proposal = week.propose();
    assertEquals(List.of(week.heldPlaces().get(1).bookingId()), proposal.drop());
    assertTrue(proposal.join().isEmpty() && proposal.open().isEmpty());
  }

  @Test
  void aRevisionUpOnlyAdds() {
    WeekCase week = new WeekCase().need(420, Map.of(GROUP, 2, INDIVIDUAL, 1));
    week.held(GROUP, "MON 09:00", 180)
        .held(INDIVIDUAL, "WED 09:00", 60)
        .meeting("TUE 09:00", 180, "CBT");
    WeekProposal proposal = week.propose();
    assertTrue(proposal.drop().isEmpty());
    assertEquals(1, proposal.join().size());
  }

  @Test
  void whatSomebodyBookedByHandIsNeverDropped() {
    WeekCase week = new WeekCase().need(60, Map.of(INDIVIDUAL, 1));
    week.heldByHand(INDIVIDUAL, "MON 09:00", 60).heldByHand(INDIVIDUAL, "TUE 09:00", 60);
    assertTrue(week.propose().drop().isEmpty());
  }

  @Test
  void whatNoLongerFitsThePatientsTimeIsReplaced() {
    WeekCase week = new WeekCase().need(180, Map.of(GROUP, 1)).busy("MON 08:00", 600);
    week.held(GROUP, "MON 09:00", 180).meeting("TUE 09:00", 180, "CBT");
    WeekProposal proposal = week.propose();
    assertEquals(1, proposal.drop().size());
    assertEquals(1, proposal.join().size());
  }

  /** Laws that hold for any week: nobody is in two places, hours and the maximum are kept. */
  @RepeatedTest(300)
  void aProposalNeverOverlaps(RepetitionInfo run) {
    WeekCase week = WeekCase.random(new Random(run.getCurrentRepetition()));
    WeekProposal proposal = week.propose();
    List<Span> spans =
        Stream.of(
                week.heldPlaces().stream()
                    .filter(h -> !proposal.drop().contains(h.bookingId()))
                    .map(Held::span),
                proposal.join().stream().map(Meeting::span),
                proposal.open().stream().map(Opening::span))
            .flatMap(s -> s)
            .toList();
    for (int i = 0; i < spans.size(); i++) {
      assertTrue(spans.get(i).isFreeOf(spans.subList(0, i)), "seed " + run.getCurrentRepetition());
    }
    assertEquals(proposal.minutes(), spans.stream().mapToInt(Span::minutes).sum());
    proposal
        .open()
        .forEach(
            o ->
                assertFalse(
                    week.leads().stream()
                        .filter(l -> l.clinicianId().equals(o.clinicianId()))
                        .anyMatch(l -> l.busy().stream().anyMatch(o.span()::overlaps))));
  }

  @RepeatedTest(100)
  void aSecondRunChangesNothing(RepetitionInfo run) {
    WeekCase week = WeekCase.random(new Random(run.getCurrentRepetition()));
    WeekProposal first = week.propose();
    WeekProposal second = week.after(first).propose();
    String seed = "seed " + run.getCurrentRepetition();
    assertEquals(List.of(), second.drop(), seed);
    assertEquals(List.of(), second.join(), seed);
    assertEquals(List.of(), second.open(), seed);
  }
}
