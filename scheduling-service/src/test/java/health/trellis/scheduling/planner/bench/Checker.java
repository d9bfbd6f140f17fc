package health.trellis.scheduling.planner.bench;

import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.bench.Instance.Clinician;
import health.trellis.scheduling.planner.bench.Instance.Entry;
import health.trellis.scheduling.planner.bench.Instance.GroupMeeting;
import health.trellis.scheduling.planner.bench.Instance.Person;
import health.trellis.scheduling.planner.bench.Instance.Single;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verifies every hard rule from the calendar alone. It shares no code and no type with the planner.
 */
final class Checker {
  private static final int PROGRAM_MINIMUM = 540;

  private final Instance instance;
  private final Map<UUID, Person> people;
  private final Map<UUID, List<Entry>> ofPatient;
  private final List<String> broken = new ArrayList<>();

  private Checker(Instance instance, List<Entry> calendar) {
    this.instance = instance;
    this.people =
        instance.patients().stream().collect(Collectors.toMap(Person::id, Function.identity()));
    this.ofPatient = calendar.stream().collect(Collectors.groupingBy(Entry::patient));
  }

  /** What is wrong with a calendar; nothing when it is feasible. */
  static List<String> check(Instance instance, List<Entry> calendar) {
    Checker checker = new Checker(instance, calendar);
    checker.people();
    checker.groups(calendar);
    checker.singles(calendar);
    return checker.broken;
  }

  private void people() {
    for (Person person : instance.patients()) {
      List<Entry> own = ofPatient.getOrDefault(person.id(), List.of());
      disjoint("patient", own);
      for (Entry entry : own) {
        if (!covered(person, entry)) {
          broken.add("patient cannot come at " + entry.start());
        }
      }
      int minutes = own.stream().mapToInt(e -> e.end() - e.start()).sum();
      if (minutes < Math.min(PROGRAM_MINIMUM, person.minutes())) {
        broken.add("week of " + minutes + " minutes is below the minimum");
      }
    }
  }

  /** Every minute of the session lies in some free window. */
  private static boolean covered(Person person, Entry entry) {
    for (int minute = entry.start(); minute < entry.end(); minute++) {
      int now = minute;
      if (person.free().stream().noneMatch(w -> w.from() <= now && now < w.to())) {
        return false;
      }
    }
    return true;
  }

  private void groups(List<Entry> calendar) {
    Map<UUID, GroupMeeting> meetings =
        instance.meetings().stream().collect(Collectors.toMap(GroupMeeting::id, m -> m));
    Map<UUID, Integer> joined = new HashMap<>();
    for (Entry entry : calendar) {
      if (entry.type() == SessionType.GROUP) {
        GroupMeeting meeting = meetings.get(entry.meeting());
        if (meeting == null || meeting.start() != entry.start() || meeting.end() != entry.end()) {
          broken.add("no such meeting");
        }
        if (meeting != null && meeting.room() == null) {
          licence(meeting.clinician(), person(entry).state());
        }
        joined.merge(entry.meeting(), 1, Integer::sum);
      }
    }
    joined.forEach(
        (id, count) -> {
          if (meetings.containsKey(id) && count > meetings.get(id).places()) {
            broken.add("group of " + count);
          }
        });
  }

  private void singles(List<Entry> calendar) {
    Map<UUID, List<Entry>> byLeader = new HashMap<>();
    Map<UUID, List<Entry>> byRoom = new HashMap<>();
    for (GroupMeeting m : instance.meetings()) {
      Entry meeting =
          new Entry(m.id(), SessionType.GROUP, m.start(), m.end(), m.clinician(), m.room(), m.id());
      byLeader.computeIfAbsent(m.clinician(), key -> new ArrayList<>()).add(meeting);
      if (m.room() != null) {
        byRoom.computeIfAbsent(m.room(), key -> new ArrayList<>()).add(meeting);
      }
    }
    for (Entry entry : calendar) {
      if (entry.type() != SessionType.GROUP) {
        byLeader.computeIfAbsent(entry.clinician(), key -> new ArrayList<>()).add(entry);
        leader(entry);
        String state = person(entry).state();
        if (state == null && entry.room() == null) {
          broken.add("session without a room");
        } else if (state != null && entry.room() != null) {
          broken.add("room for a session by video");
        } else if (entry.room() != null) {
          byRoom.computeIfAbsent(entry.room(), key -> new ArrayList<>()).add(entry);
        }
      }
    }
    byLeader.values().forEach(entries -> disjoint("clinician", entries));
    byRoom.values().forEach(entries -> disjoint("room", entries));
  }

  private Person person(Entry entry) {
    return Objects.requireNonNull(people.get(entry.patient()));
  }

  private Clinician clinician(UUID id) {
    return instance.clinicians().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  /** Who is treated by video is where a licence of the clinician holds. */
  private void licence(UUID leader, @Nullable String state) {
    if (state == null || !clinician(leader).states().contains(state)) {
      broken.add("no licence in " + state);
    }
  }

  private void leader(Entry entry) {
    Clinician leader = clinician(entry.clinician());
    if (leader.prescriber() != (entry.type() == SessionType.MEDICATION)) {
      broken.add("credential");
    }
    String state = person(entry).state();
    if (state != null) {
      licence(leader.id(), state);
    }
    if (leader.hours().stream().noneMatch(w -> w.holds(entry.start(), entry.end()))) {
      broken.add("clinician does not work at " + entry.start());
    }
  }

  private void disjoint(String who, List<Entry> entries) {
    List<Entry> sorted =
        entries.stream().sorted(java.util.Comparator.comparingInt(Entry::start)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).start() < sorted.get(i - 1).end()) {
        broken.add(who + " is double-booked at " + sorted.get(i).start());
      }
    }
  }

  /** A topic counts once, and not when the patient has met it before. */
  private static boolean isNew(Person person, GroupMeeting meeting, Set<List<Object>> seen) {
    boolean before =
        person.modality().equals(meeting.modality()) && person.met().contains(meeting.topic());
    return seen.add(List.of(person.id(), meeting.modality(), meeting.topic())) && !before;
  }

  /** Minutes of the prescription that a calendar gives, at most what each patient is prescribed. */
  static int placedMinutes(Instance instance, List<Entry> calendar) {
    Map<UUID, Integer> minutes =
        calendar.stream()
            .collect(
                Collectors.groupingBy(
                    Entry::patient, Collectors.summingInt(e -> e.end() - e.start())));
    return instance.patients().stream()
        .mapToInt(p -> Math.min(p.minutes(), minutes.getOrDefault(p.id(), 0)))
        .sum();
  }

  /**
   * How many wishes a calendar meets: the best hours; the usual clinician of a session, the
   * preferred modality of a group, and that its topic is new.
   */
  static int wishesMet(Instance instance, List<Entry> calendar) {
    Map<UUID, Person> people =
        instance.patients().stream().collect(Collectors.toMap(Person::id, Function.identity()));
    Map<UUID, GroupMeeting> meetings =
        instance.meetings().stream().collect(Collectors.toMap(GroupMeeting::id, m -> m));
    Set<List<Object>> topics = new HashSet<>();
    int met = 0;
    for (Entry entry : calendar) {
      Person person = people.get(entry.patient());
      if (person.preferred().stream().anyMatch(w -> w.holds(entry.start(), entry.end()))) {
        met++;
      }
      GroupMeeting meeting = meetings.get(entry.meeting());
      if (meeting != null && isNew(person, meeting, topics)) {
        met++;
      }
      Single single = person.single(entry.type());
      Set<Object> wishedFor = new HashSet<>();
      if (single != null) {
        wishedFor.add(single.usual());
      } else if (meeting != null) {
        wishedFor.add(person.modality());
      }
      if (wishedFor.contains(entry.clinician())
          || meeting != null && wishedFor.contains(meeting.modality())) {
        met++;
      }
    }
    return met;
  }
}
