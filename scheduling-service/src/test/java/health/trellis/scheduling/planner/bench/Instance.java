package health.trellis.scheduling.planner.bench;

import health.trellis.event.SessionType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program's week in plain figures, with no type of the planner in it. Times are minutes since
 * Monday 00:00 on the site's wall.
 *
 * @param hidden a week that is known to be feasible, for the checker and the figures only
 */
record Instance(
    String name,
    List<Clinician> clinicians,
    List<Place> rooms,
    List<GroupMeeting> meetings,
    List<Person> patients,
    List<Entry> hidden) {
  static final int DAY = 24 * 60;

  /** From a minute to another. */
  record Window(int from, int to) {
    boolean holds(int start, int end) {
      return from <= start && end <= to;
    }

    boolean touches(int start, int end) {
      return from < end && start < to;
    }
  }

  /**
   * A clinician.
   *
   * @param states where a licence of the clinician holds
   */
  record Clinician(
      UUID id,
      String name,
      boolean prescriber,
      String modality,
      List<Window> hours,
      Set<String> states) {}

  record Place(UUID id) {}

  /**
   * A meeting of a group.
   *
   * @param room where; absent for a meeting by video
   * @param topic number of the topic that it has of the curriculum of its modality
   */
  record GroupMeeting(
      UUID id,
      UUID group,
      UUID clinician,
      @Nullable UUID room,
      String modality,
      int start,
      int end,
      int places,
      int topic) {}

  /**
   * A patient.
   *
   * @param free when the patient can come
   * @param usual who led sessions of a kind so far
   * @param preferred hours that the patient likes best
   * @param state where the patient takes part by video; absent for one who comes
   * @param met topics of the curriculum of the preferred modality that the patient has met
   */
  record Person(
      UUID id,
      int minutes,
      int groups,
      List<Single> singles,
      List<Window> free,
      List<Window> preferred,
      String modality,
      @Nullable UUID group,
      @Nullable String state,
      Set<Integer> met) {
    @Nullable Single single(SessionType type) {
      return singles.stream().filter(s -> s.type() == type).findFirst().orElse(null);
    }
  }

  record Single(SessionType type, int minutes, UUID usual) {}

  /** One patient's place in one session. */
  record Entry(
      UUID patient,
      SessionType type,
      int start,
      int end,
      UUID clinician,
      @Nullable UUID room,
      @Nullable UUID meeting) {}
}
