package health.trellis.scheduling.planner.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.SessionType;
import health.trellis.scheduling.allocation.WeekNeed;
import health.trellis.scheduling.planner.solve.WeekInput.Held;
import health.trellis.scheduling.program.SessionMinutes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScheduleBuilderTest {
  private static final int NINE = 9 * 60;
  private static final Times ALL_DAY = Times.of(List.of(new Times.Stretch(8 * 60, 18 * 60)));

  private final Timeline timeline = new Timeline(LocalDate.of(2027, 1, 4), 1, ZoneOffset.UTC);
  private final Leader dana =
      new Leader(
          0,
          UUID.randomUUID(),
          "Dana",
          false,
          List.of("CBT"),
          ALL_DAY,
          Times.NONE,
          0,
          Leader.Caseload.OPEN);
  private final Room oak = new Room(0, UUID.randomUUID(), "Oak", 4, Times.NONE);
  private final UUID meeting = UUID.randomUUID();

  @Test
  void whatStandsTodayInARoomThatIsNotThePlannersToGiveCanBePlanned() {
    Schedule schedule = build(true);
    assertTrue(schedule.placements().stream().allMatch(Placement::placed));
    assertTrue(schedule.placements().stream().allMatch(placement -> placement.room() == null));

    Schedule planned = solve(schedule);
    assertEquals(0, planned.placements().stream().filter(Placement::changes).count());
  }

  @Test
  void aSessionKeepsTheRoomThatItHas() {
    Placement alone = solve(build(false)).placements().getLast();
    assertEquals(SessionType.INDIVIDUAL, alone.type());
    assertEquals(oak, alone.room());
  }

  private static Schedule solve(Schedule schedule) {
    Duration moment = Duration.ofMillis(300);
    return new Planner().solve(schedule, moment, moment, better -> {});
  }

  private Schedule build(boolean byVideo) {
    Openings openings = new Openings(timeline, 0, Set.of(0), List.of(dana));
    openings.add(
        new Opening.Meeting(meeting, UUID.randomUUID(), "CBT", 8, null), dana, NINE, NINE + 90);
    WeekNeed need =
        new WeekNeed(
            150,
            1140,
            Map.of(SessionType.GROUP, 1, SessionType.INDIVIDUAL, 1),
            List.of("CBT"),
            SessionMinutes.USUAL);
    WeekInput week =
        new WeekInput(
            UUID.randomUUID(),
            0,
            need,
            ALL_DAY,
            true,
            Times.NONE,
            byVideo,
            Set.of(),
            List.of(
                held(meeting, SessionType.GROUP, NINE, NINE + 90),
                held(UUID.randomUUID(), SessionType.INDIVIDUAL, 13 * 60, 14 * 60)),
            Wishes.NONE);
    return new ScheduleBuilder(new ProgramRules(0, 60, 1, 240), 1, timeline, openings, List.of(oak))
        .add(week)
        .build();
  }

  private Held held(UUID sessionId, SessionType type, int start, int end) {
    return new Held(UUID.randomUUID(), sessionId, type, start, end, dana, oak, true, true);
  }

  @Test
  void nobodyIsPutOnAFullCaseload() {
    Leader full =
        new Leader(
            0,
            UUID.randomUUID(),
            "Dana",
            false,
            List.of("CBT"),
            ALL_DAY,
            Times.NONE,
            0,
            Leader.Caseload.of(Set.of(UUID.randomUUID()), 2));
    Openings openings = new Openings(timeline, 0, Set.of(0), List.of(full));
    ScheduleBuilder builder =
        new ScheduleBuilder(
            new ProgramRules(540, 180, 3, 240), 5, timeline, openings, List.of(oak));
    builder.add(newcomer()).add(newcomer());
    Schedule planned = solve(builder.build());
    assertEquals(1, planned.placements().stream().filter(Placement::placed).count());
    assertEquals(-60, Planner.rate(planned).hardScore(), "the other one lacks the hour");
  }

  @Test
  void aGroupThatDoesNotTakeThePatientInIsNotOffered() {
    UUID closed = UUID.randomUUID();
    Openings openings = new Openings(timeline, 0, Set.of(0), List.of(dana));
    openings.add(
        new Opening.Meeting(UUID.randomUUID(), closed, "CBT", 8, null), dana, NINE, NINE + 90);
    ScheduleBuilder builder =
        new ScheduleBuilder(new ProgramRules(90, 90, 3, 240), 5, timeline, openings, List.of(oak));
    builder.add(groupWeek(Set.of())).add(groupWeek(Set.of(closed)));
    List<Placement> placements = solve(builder.build()).placements();
    assertTrue(placements.getFirst().placed());
    assertEquals(List.of(), placements.getLast().openings());
  }

  private static WeekInput groupWeek(Set<UUID> barred) {
    WeekNeed need =
        new WeekNeed(90, 1140, Map.of(SessionType.GROUP, 1), List.of("CBT"), SessionMinutes.USUAL);
    return new WeekInput(
        UUID.randomUUID(),
        0,
        need,
        ALL_DAY,
        true,
        Times.NONE,
        false,
        barred,
        List.of(),
        Wishes.NONE);
  }

  private static WeekInput newcomer() {
    WeekNeed need =
        new WeekNeed(
            60, 1140, Map.of(SessionType.INDIVIDUAL, 1), List.of("CBT"), SessionMinutes.USUAL);
    return new WeekInput(
        UUID.randomUUID(),
        0,
        need,
        ALL_DAY,
        true,
        Times.NONE,
        false,
        Set.of(),
        List.of(),
        Wishes.NONE);
  }
}
