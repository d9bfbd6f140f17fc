package health.trellis.scheduling.allocation;

import health.trellis.event.SessionType;
import health.trellis.scheduling.allocation.WeekProblem.Habits;
import health.trellis.scheduling.allocation.WeekProblem.Held;
import health.trellis.scheduling.allocation.WeekProblem.Lead;
import health.trellis.scheduling.allocation.WeekProblem.Meeting;
import health.trellis.scheduling.allocation.WeekProblem.RoomTime;
import health.trellis.scheduling.availability.PatientTime;
import health.trellis.scheduling.program.SessionMinutes;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Builds a week for the allocator; times are written as {@code MON 09:00}. */
final class WeekCase {
  private static final IsoWeek WEEK =
      new IsoWeek(LocalDate.of(2027, 1, 4), ZoneId.of("America/New_York"));
  private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI");

  private int minutes;
  private int maximum = 1140;
  private Map<SessionType, Integer> sessions = Map.of();
  private List<String> modalities = List.of("CBT");
  private Instant earliest = WEEK.start();
  private Habits habits = Habits.NONE;
  private final List<Held> held = new ArrayList<>();
  private final List<Meeting> meetings = new ArrayList<>();
  private final List<Span> busy = new ArrayList<>();
  private final List<Lead> leads = new ArrayList<>();
  private final List<RoomTime> rooms = new ArrayList<>();

  WeekCase need(int minutesPerWeek, Map<SessionType, Integer> due) {
    minutes = minutesPerWeek;
    sessions = due;
    return this;
  }

  WeekCase maximum(int minutesPerWeek) {
    maximum = minutesPerWeek;
    return this;
  }

  WeekCase preferring(String... codes) {
    modalities = List.of(codes);
    return this;
  }

  WeekCase earliest(String time) {
    earliest = span(time, 1).start();
    return this;
  }

  WeekCase habits(Habits wanted) {
    habits = wanted;
    return this;
  }

  WeekCase held(SessionType type, String time, int length) {
    held.add(new Held(UUID.randomUUID(), type, "CBT", span(time, length), true));
    return this;
  }

  WeekCase heldByHand(SessionType type, String time, int length) {
    held.add(new Held(UUID.randomUUID(), type, "CBT", span(time, length), false));
    return this;
  }

  WeekCase meeting(String time, int length, String modality) {
    meetings.add(new Meeting(UUID.randomUUID(), UUID.randomUUID(), modality, span(time, length)));
    return this;
  }

  WeekCase busy(String time, int length) {
    busy.add(span(time, length));
    return this;
  }

  WeekCase lead(boolean prescriber, String... codes) {
    leads.add(
        new Lead(
            UUID.randomUUID(), prescriber, List.of(codes), new ArrayList<>(), new ArrayList<>()));
    return this;
  }

  WeekCase hours(String time, int length) {
    leads.getLast().hours().add(span(time, length));
    return this;
  }

  WeekCase leadBusy(String time, int length) {
    leads.getLast().busy().add(span(time, length));
    return this;
  }

  WeekCase room(String busyFrom, int length) {
    rooms.add(new RoomTime(UUID.randomUUID(), List.of(span(busyFrom, length))));
    return this;
  }

  List<Held> heldPlaces() {
    return held;
  }

  List<Meeting> meetings() {
    return meetings;
  }

  List<Lead> leads() {
    return leads;
  }

  Span span(String text, int length) {
    DayOfWeek day = DayOfWeek.of(1 + DAYS.indexOf(text.substring(0, 3)));
    Instant start =
        WEEK.monday()
            .plusDays(day.getValue() - 1)
            .atTime(LocalTime.parse(text.substring(4)))
            .atZone(WEEK.zone())
            .toInstant();
    return Span.of(start, length);
  }

  WeekProposal propose() {
    return WeekAllocator.propose(
        new WeekProblem(
            WEEK,
            earliest,
            new WeekNeed(minutes, maximum, sessions, modalities, SessionMinutes.USUAL),
            held,
            meetings,
            new PatientTime(false, List.of(), busy),
            leads,
            rooms,
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            habits));
  }

  /** The same week once a proposal was carried out. */
  WeekCase after(WeekProposal proposal) {
    held.removeIf(place -> proposal.drop().contains(place.bookingId()));
    proposal
        .join()
        .forEach(
            m ->
                held.add(
                    new Held(UUID.randomUUID(), SessionType.GROUP, m.modality(), m.span(), true)));
    meetings.removeAll(proposal.join());
    proposal
        .open()
        .forEach(
            o -> {
              held.add(new Held(UUID.randomUUID(), o.type(), o.modality(), o.span(), true));
              leads.stream()
                  .filter(lead -> lead.clinicianId().equals(o.clinicianId()))
                  .forEach(lead -> lead.busy().add(o.span()));
            });
    return this;
  }

  /** Any week. */
  static WeekCase random(Random random) {
    Map<SessionType, Integer> due = new EnumMap<>(SessionType.class);
    for (SessionType type : SessionType.values()) {
      due.put(type, random.nextInt(4));
    }
    WeekCase week = new WeekCase().need(60 * random.nextInt(15), due);
    for (int i = 0; i < random.nextInt(12); i++) {
      week.meeting(time(random), 60 + 30 * random.nextInt(5), random.nextBoolean() ? "CBT" : "DBT");
    }
    for (int i = 0; i < 3; i++) {
      week.lead(i == 2, "CBT");
      for (String day : DAYS) {
        week.hours(day + " 08:00", 60 * random.nextInt(1, 10));
      }
      week.leadBusy(time(random), 90);
    }
    week.busy(time(random), 240);
    return week;
  }

  private static String time(Random random) {
    return DAYS.get(random.nextInt(DAYS.size())) + " %02d:00".formatted(8 + random.nextInt(10));
  }
}
