package health.trellis.scheduling.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.scheduling.clinician.SampleClinician;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.slot.SlotProblem.Lead;
import health.trellis.scheduling.slot.SlotProblem.RoomTime;
import health.trellis.scheduling.time.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotFinderTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
  private static final UUID ROOM = UUID.randomUUID();
  private static final Span DAY = span("00:00", "23:00");
  private static final List<RoomTime> FREE_ROOM = List.of(new RoomTime(ROOM, List.of()));

  @Test
  void theFirstSlotsComeAroundWhatClinicianRoomAndPatientHave() {
    SlotProblem problem =
        problem(
            List.of(lead(List.of(span("09:00", "14:00")), List.of(span("09:00", "10:00")))),
            List.of(new RoomTime(ROOM, List.of(span("11:00", "12:00")))),
            List.of(span("13:00", "13:10")),
            List.of(Delivery.IN_PERSON));
    assertEquals(List.of("10:00", "12:00"), starts(problem, 9));
  }

  @Test
  void byVideoNoRoomIsNeeded_andWithoutAFreeRoomItIsByVideo() {
    List<RoomTime> taken = List.of(new RoomTime(ROOM, List.of(DAY)));
    List<Lead> nine = List.of(lead(List.of(span("09:00", "10:00")), List.of()));
    assertEquals(
        List.of(), starts(problem(nine, taken, List.of(), List.of(Delivery.IN_PERSON)), 9));
    SlotFinder.Found found =
        new SlotFinder(
                problem(nine, taken, List.of(), List.of(Delivery.IN_PERSON, Delivery.TELEHEALTH)))
            .first(1)
            .getFirst();
    assertEquals(Delivery.TELEHEALTH, found.delivery());
  }

  @Test
  void ofTwoAtTheSameTimeTheBestClinicianComesFirst() {
    Lead best = lead(List.of(span("09:00", "12:00")), List.of());
    Lead other = lead(List.of(span("08:30", "12:00")), List.of());
    List<SlotFinder.Found> found =
        new SlotFinder(
                problem(List.of(best, other), FREE_ROOM, List.of(), List.of(Delivery.IN_PERSON)))
            .first(4);
    assertEquals(other.clinician(), found.getFirst().clinician());
    assertEquals(best.clinician(), found.get(2).clinician());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void noSlotOverlapsWhatIsTaken_andNoneThatFitsIsLeftOut(long seed) {
    Random random = new Random(seed);
    List<Span> busy =
        Stream.generate(() -> instant("00:00").plus(Duration.ofMinutes(random.nextInt(1440))))
            .limit(random.nextInt(12))
            .map(start -> Span.of(start, 5 + random.nextInt(90)))
            .toList();
    Span hours = span("08:00", "20:00");
    List<Span> found =
        new SlotFinder(
                problem(
                    List.of(lead(List.of(hours), busy)),
                    FREE_ROOM,
                    List.of(),
                    List.of(Delivery.IN_PERSON)))
            .first(1000).stream().map(SlotFinder.Found::span).toList();
    assertTrue(found.stream().allMatch(span -> span.isFreeOf(busy) && hours.contains(span)));
    for (Instant at = hours.start(); at.isBefore(hours.end()); at = at.plusSeconds(900)) {
      Span span = new Span(at, at.plus(Duration.ofHours(1)));
      assertEquals(span.isFreeOf(busy) && hours.contains(span), found.contains(span));
    }
  }

  @Test
  void whoComesFromAnotherSiteNeedsTheWayButNotForAVideoSession() {
    Lead onTheWay =
        new Lead(
            SampleClinician.working(List.of()),
            List.of(span("09:00", "12:00")),
            List.of(),
            List.of(span("08:30", "10:30")));
    assertEquals(
        List.of("10:30", "10:45"),
        starts(problem(List.of(onTheWay), FREE_ROOM, List.of(), List.of(Delivery.IN_PERSON)), 2));
    assertEquals(
        List.of("09:00", "09:15"),
        starts(problem(List.of(onTheWay), FREE_ROOM, List.of(), List.of(Delivery.TELEHEALTH)), 2));
  }

  private static List<String> starts(SlotProblem problem, int limit) {
    return new SlotFinder(problem)
        .first(limit).stream()
            .map(found -> LocalTime.ofInstant(found.span().start(), ZONE).toString())
            .toList();
  }

  private static SlotProblem problem(
      List<Lead> leads, List<RoomTime> rooms, List<Span> patient, List<Delivery> deliveries) {
    return new SlotProblem(
        DAY,
        Duration.ofHours(1),
        ZONE,
        leads,
        rooms,
        deliveries,
        span -> span.isFreeOf(patient),
        span -> true,
        (clinician, meeting) -> true);
  }

  private static Lead lead(List<Span> hours, List<Span> busy) {
    return new Lead(SampleClinician.working(List.of()), hours, busy, List.of());
  }

  private static Span span(String from, String to) {
    return new Span(instant(from), instant(to));
  }

  private static Instant instant(String time) {
    return MONDAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
  }
}
