package health.trellis.scheduling.planner.bench;

import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.bench.Instance.Clinician;
import health.trellis.scheduling.planner.bench.Instance.Entry;
import health.trellis.scheduling.planner.bench.Instance.GroupMeeting;
import health.trellis.scheduling.planner.bench.Instance.Person;
import health.trellis.scheduling.planner.bench.Instance.Place;
import health.trellis.scheduling.planner.bench.Instance.Single;
import health.trellis.scheduling.planner.bench.Instance.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes weeks with the proportions of real programs: three groups of three hours a week, an
 * individual hour for all, a family hour for two of five, medication management for every other
 * patient. First a feasible week is made; then patients' free hours and wishes are drawn around it,
 * and the week is hidden. A tight week has hardly a clinician, room or place to spare, and patients
 * who can come at few other times. One patient of eight takes part by video, some in another state
 * than the program's, where not every clinician has a licence; of a virtual program all do.
 */
final class Generator {
  private static final List<String> MODALITIES =
      List.of("CBT", "DBT", "MOTIVATIONAL", "MINDFULNESS");
  private static final int[] GROUP_STARTS = {9 * 60, 13 * 60, 17 * 60 + 30};
  private static final int[][] GROUP_DAYS = {{0, 2, 4}, {0, 1, 3}, {1, 2, 3}, {1, 3, 4}};
  private static final int GROUP_MINUTES = 180;
  private static final int GRID = 30;
  private static final String HOME = "US-NY";
  private static final String AWAY = "US-NJ";
  private static final int TOPICS = 12;

  private final Random random;
  private final boolean tight;
  private final boolean virtual;
  private final int patients;
  private final List<Clinician> clinicians = new ArrayList<>();
  private final List<Place> rooms = new ArrayList<>();
  private final List<GroupMeeting> meetings = new ArrayList<>();
  private final List<Entry> hidden = new ArrayList<>();
  private final Map<UUID, List<Window>> taken = new HashMap<>();

  private Generator(int patients, String kind, long seed) {
    this.patients = patients;
    this.tight = !kind.equals("loose");
    this.virtual = kind.equals("virtual");
    this.random = new Random(seed);
  }

  /** A week of a kind: loose, tight or virtual (which is tight too). */
  static Instance make(int patients, String kind, long seed) {
    return new Generator(patients, kind, seed).run();
  }

  private Instance run() {
    makeClinicians();
    makeRooms();
    int size = tight ? 11 : 8;
    int groups = Math.max(3, Math.ceilDiv(patients, size));
    List<List<GroupMeeting>> all = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      all.add(makeGroup(i));
    }
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < patients; i++) {
      people.add(makePatient(all.get(i % groups)));
    }
    Collections.shuffle(people, random);
    String name = patients + " " + (virtual ? "virtual" : tight ? "tight" : "loose");
    return new Instance(name, clinicians, rooms, meetings, people, hidden);
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private void makeClinicians() {
    double hours = patients * (tight ? 0.078 : 0.11);
    int therapists = Math.max(3, (int) Math.ceil(hours));
    int prescribers = Math.max(1, (int) Math.ceil(patients / (tight ? 110.0 : 80.0)));
    for (int i = 0; i < therapists + prescribers; i++) {
      boolean prescriber = i >= therapists;
      int from = i % 2 == 0 ? 8 * 60 : 12 * 60 + 30;
      List<Window> week = new ArrayList<>();
      int off = i % 3 == 0 ? random.nextInt(5) : -1;
      for (int day = 0; day < 5; day++) {
        if (day != off) {
          week.add(new Window(at(day, from), at(day, from + 8 * 60 + 30)));
        }
      }
      clinicians.add(
          new Clinician(
              id(),
              "Clinician " + (i + 1),
              prescriber,
              prescriber ? "" : modality(i),
              week,
              i % 3 == 1 ? Set.of(HOME) : Set.of(HOME, AWAY)));
    }
  }

  private static String modality(int i) {
    return MODALITIES.get(i % MODALITIES.size());
  }

  private void makeRooms() {
    if (virtual) {
      return;
    }
    int wanted = (int) Math.ceil(clinicians.size() * (tight ? 0.75 : 1.0)) + 1;
    for (int i = 0; i < wanted; i++) {
      rooms.add(new Place(id()));
    }
  }

  private static int at(int day, int minute) {
    return day * Instance.DAY + minute;
  }

  private List<GroupMeeting> makeGroup(int number) {
    for (int attempt = 0; attempt < 4000; attempt++) {
      int start = GROUP_STARTS[(number + attempt) % GROUP_STARTS.length];
      int[] days = GROUP_DAYS[random.nextInt(GROUP_DAYS.length)];
      Clinician leader = clinicians.get(random.nextInt(clinicians.size()));
      Place room = virtual ? null : rooms.get(random.nextInt(rooms.size()));
      if (!leader.prescriber() && fits(leader, room, days, start)) {
        return meet(leader, room, days, start);
      }
    }
    throw new IllegalStateException("no room for another group");
  }

  private boolean fits(Clinician leader, @Nullable Place room, int[] days, int start) {
    for (int day : days) {
      int from = at(day, start);
      if (!works(leader, from, from + GROUP_MINUTES)
          || !free(leader.id(), from, from + GROUP_MINUTES)
          || (room != null && !free(room.id(), from, from + GROUP_MINUTES))) {
        return false;
      }
    }
    return true;
  }

  private List<GroupMeeting> meet(Clinician leader, @Nullable Place room, int[] days, int start) {
    UUID group = id();
    int topic = random.nextInt(TOPICS);
    List<GroupMeeting> own = new ArrayList<>();
    for (int day : days) {
      int from = at(day, start);
      take(leader.id(), from, from + GROUP_MINUTES);
      if (room != null) {
        take(room.id(), from, from + GROUP_MINUTES);
      }
      own.add(
          new GroupMeeting(
              id(),
              group,
              leader.id(),
              room == null ? null : room.id(),
              leader.modality(),
              from,
              from + GROUP_MINUTES,
              12,
              topic++ % TOPICS));
    }
    meetings.addAll(own);
    return own;
  }

  private Person makePatient(List<GroupMeeting> group) {
    UUID patient = id();
    String state = state(group.getFirst().clinician());
    List<Entry> own = new ArrayList<>();
    for (GroupMeeting meeting : group) {
      own.add(
          new Entry(
              patient,
              SessionType.GROUP,
              meeting.start(),
              meeting.end(),
              meeting.clinician(),
              meeting.room(),
              meeting.id()));
    }
    List<Single> singles = new ArrayList<>();
    single(patient, state, SessionType.INDIVIDUAL, 60, own, singles);
    if (random.nextInt(5) < 2) {
      single(patient, state, SessionType.FAMILY, 60, own, singles);
    }
    if (random.nextBoolean()) {
      single(patient, state, SessionType.MEDICATION, 30, own, singles);
    }
    hidden.addAll(own);
    int minutes = own.stream().mapToInt(e -> e.end() - e.start()).sum();
    boolean known = random.nextInt(10) < 8;
    return new Person(
        patient,
        minutes,
        group.size(),
        singles,
        freeAround(own),
        preferredAround(own),
        group.getFirst().modality(),
        known ? group.getFirst().group() : null,
        state,
        metBefore(group));
  }

  /** Where a patient by video is; in a virtual group only where its leader has a licence. */
  private @Nullable String state(UUID leader) {
    if (!virtual && random.nextInt(8) > 0) {
      return null;
    }
    boolean everywhere =
        clinicians.stream().anyMatch(c -> c.id().equals(leader) && c.states().contains(AWAY));
    return random.nextInt(3) == 0 && (everywhere || !virtual) ? AWAY : HOME;
  }

  /** Up to half of the topics, but none of the hidden week. */
  private Set<Integer> metBefore(List<GroupMeeting> group) {
    Set<Integer> met = new HashSet<>();
    for (int i = random.nextInt(TOPICS / 2); i > 0; i--) {
      met.add(random.nextInt(TOPICS));
    }
    group.forEach(meeting -> met.remove(meeting.topic()));
    return met;
  }

  /** Puts a session at a free hour near the patient's groups; none when there is no such hour. */
  private void single(
      UUID patient,
      @Nullable String state,
      SessionType type,
      int minutes,
      List<Entry> own,
      List<Single> singles) {
    for (int attempt = 0; attempt < 600; attempt++) {
      Clinician leader = clinicians.get(random.nextInt(clinicians.size()));
      int start = at(random.nextInt(5), 8 * 60 + GRID * random.nextInt(26));
      int end = start + minutes;
      boolean credential = leader.prescriber() == (type == SessionType.MEDICATION);
      boolean patientFree = own.stream().noneMatch(e -> e.start() < end && start < e.end());
      boolean licence = state == null || leader.states().contains(state);
      if (credential
          && licence
          && patientFree
          && works(leader, start, end)
          && free(leader.id(), start, end)) {
        UUID room = state == null ? rooms.get(random.nextInt(rooms.size())).id() : null;
        if (room == null || free(room, start, end)) {
          take(leader.id(), start, end);
          if (room != null) {
            take(room, start, end);
          }
          own.add(new Entry(patient, type, start, end, leader.id(), room, null));
          singles.add(new Single(type, minutes, leader.id()));
          return;
        }
      }
    }
  }

  /** When the patient can come: around the hidden sessions, and at some other times. */
  private List<Window> freeAround(List<Entry> own) {
    int margin = tight ? 60 : 180;
    List<Window> free = new ArrayList<>();
    for (Entry entry : own) {
      free.add(
          new Window(
              entry.start() - GRID * random.nextInt(1 + margin / GRID),
              entry.end() + GRID * random.nextInt(1 + margin / GRID)));
    }
    for (int i = 0; i < (tight ? 2 : 5); i++) {
      int start = at(random.nextInt(5), 8 * 60 + GRID * random.nextInt(20));
      free.add(new Window(start, start + 60 + GRID * random.nextInt(8)));
    }
    return free;
  }

  private List<Window> preferredAround(List<Entry> own) {
    return own.stream().map(e -> new Window(e.start() - GRID, e.end() + GRID)).toList();
  }

  private static boolean works(Clinician clinician, int start, int end) {
    return clinician.hours().stream().anyMatch(w -> w.holds(start, end));
  }

  private boolean free(UUID what, int start, int end) {
    return taken.getOrDefault(what, List.of()).stream().noneMatch(w -> w.touches(start, end));
  }

  private void take(UUID what, int start, int end) {
    taken.computeIfAbsent(what, key -> new ArrayList<>()).add(new Window(start, end));
  }
}
