package health.trellis.scheduling.planner.bench;

import health.trellis.event.SessionType;
import health.trellis.scheduling.allocation.WeekNeed;
import health.trellis.scheduling.planner.bench.Instance.Clinician;
import health.trellis.scheduling.planner.bench.Instance.Entry;
import health.trellis.scheduling.planner.bench.Instance.GroupMeeting;
import health.trellis.scheduling.planner.bench.Instance.Person;
import health.trellis.scheduling.planner.bench.Instance.Place;
import health.trellis.scheduling.planner.bench.Instance.Window;
import health.trellis.scheduling.planner.solve.Leader;
import health.trellis.scheduling.planner.solve.Opening;
import health.trellis.scheduling.planner.solve.Openings;
import health.trellis.scheduling.planner.solve.Placement;
import health.trellis.scheduling.planner.solve.ProgramRules;
import health.trellis.scheduling.planner.solve.Room;
import health.trellis.scheduling.planner.solve.Schedule;
import health.trellis.scheduling.planner.solve.ScheduleBuilder;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.planner.solve.Times;
import health.trellis.scheduling.planner.solve.WeekInput;
import health.trellis.scheduling.planner.solve.Wishes;
import health.trellis.scheduling.program.SessionMinutes;
import health.trellis.scheduling.session.Lesson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns an instance into the planner's problem, and a schedule into a calendar. */
final class PlannerInput {
  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
  private static final int MAXIMUM = 1140;

  private PlannerInput() {}

  static Schedule schedule(Instance instance) {
    Timeline timeline = new Timeline(MONDAY, 1, ZoneOffset.UTC);
    Map<UUID, Leader> leaders = leaders(instance);
    Openings openings =
        new Openings(
            timeline,
            0,
            Set.of(0, 1, 2, 3, 4),
            leaders.values().stream()
                .sorted(java.util.Comparator.comparingInt(Leader::number))
                .toList());
    for (GroupMeeting m : instance.meetings()) {
      openings.add(
          new Opening.Meeting(m.id(), m.group(), m.modality(), m.places(), lesson(m)),
          Objects.requireNonNull(leaders.get(m.clinician())),
          m.start(),
          m.end());
    }
    ScheduleBuilder builder =
        new ScheduleBuilder(
            new ProgramRules(540, 180, 3, 240), 5, timeline, openings, rooms(instance));
    instance.patients().forEach(person -> builder.add(week(instance, person)));
    return builder.build();
  }

  private static Lesson lesson(GroupMeeting meeting) {
    return lesson(meeting.modality(), meeting.topic());
  }

  private static Lesson lesson(String modality, int topic) {
    UUID curriculum = UUID.nameUUIDFromBytes(modality.getBytes(StandardCharsets.UTF_8));
    return new Lesson(curriculum, modality, modality + " " + topic);
  }

  private static Map<UUID, Leader> leaders(Instance instance) {
    Map<UUID, Leader> leaders = new HashMap<>();
    for (Clinician c : instance.clinicians()) {
      List<Window> busy =
          instance.meetings().stream()
              .filter(m -> m.clinician().equals(c.id()))
              .map(m -> new Window(m.start(), m.end()))
              .toList();
      List<String> modalities = c.prescriber() ? List.of() : List.of(c.modality());
      leaders.put(
          c.id(),
          new Leader(
              leaders.size(),
              c.id(),
              c.name(),
              c.prescriber(),
              modalities,
              times(c.hours()),
              times(busy),
              0,
              Leader.Caseload.OPEN));
    }
    return leaders;
  }

  private static List<Room> rooms(Instance instance) {
    List<Room> rooms = new ArrayList<>();
    for (Place place : instance.rooms()) {
      List<Window> busy =
          instance.meetings().stream()
              .filter(m -> place.id().equals(m.room()))
              .map(m -> new Window(m.start(), m.end()))
              .toList();
      rooms.add(new Room(rooms.size(), place.id(), "Room " + (rooms.size() + 1), 4, times(busy)));
    }
    return rooms;
  }

  private static WeekInput week(Instance instance, Person person) {
    Map<SessionType, Integer> due = new EnumMap<>(SessionType.class);
    due.put(SessionType.GROUP, person.groups());
    person.singles().forEach(single -> due.merge(single.type(), 1, Integer::sum));
    WeekNeed need =
        new WeekNeed(
            person.minutes(), MAXIMUM, due, List.of(person.modality()), SessionMinutes.USUAL);
    Map<SessionType, UUID> usual = new EnumMap<>(SessionType.class);
    person.singles().forEach(single -> usual.put(single.type(), single.usual()));
    return new WeekInput(
        person.id(),
        0,
        need,
        times(person.free()),
        true,
        Times.NONE,
        person.state() != null,
        barred(instance, person.state()),
        List.of(),
        new Wishes(
            person.group() == null ? Set.of() : Set.of(person.group()),
            usual,
            Map.of(),
            Map.of(),
            person.met().stream()
                .map(topic -> lesson(person.modality(), topic))
                .collect(Collectors.toSet()),
            times(person.preferred())));
  }

  /** Clinicians without a licence where the patient is, and meetings by video that they lead. */
  private static Set<UUID> barred(Instance instance, @Nullable String state) {
    if (state == null) {
      return Set.of();
    }
    Set<UUID> barred =
        instance.clinicians().stream()
            .filter(c -> !c.states().contains(state))
            .map(Clinician::id)
            .collect(Collectors.toSet());
    instance.meetings().stream()
        .filter(m -> m.room() == null && barred.contains(m.clinician()))
        .map(GroupMeeting::id)
        .toList()
        .forEach(barred::add);
    return barred;
  }

  private static Times times(List<Window> windows) {
    return Times.of(windows.stream().map(w -> new Times.Stretch(w.from(), w.to())).toList());
  }

  static List<Entry> calendar(Schedule schedule) {
    return schedule.placements().stream()
        .filter(Placement::placed)
        .map(PlannerInput::entry)
        .toList();
  }

  private static Entry entry(Placement placement) {
    Opening where = placement.where();
    Opening.Meeting meeting = where.meeting();
    Room room = placement.room();
    return new Entry(
        placement.attendee().patientId(),
        placement.type(),
        where.start(),
        where.end(),
        where.leader().id(),
        room == null ? null : room.id(),
        meeting == null ? null : meeting.sessionId());
  }
}
