package health.trellis.scheduling.planner.solve;

import health.trellis.event.SessionType;
import health.trellis.scheduling.session.Lesson;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is good for a patient beyond the prescription.
 *
 * @param groups groups that the patient goes to already
 * @param usual who led sessions other than groups, the last time
 * @param habits when sessions other than groups were, the last time
 * @param team how near clinicians are: 0 for the primary therapist, 1 for the rest of the care team
 * @param met topics of curricula that the patient has met before
 * @param preferred hours that the patient likes best; empty when all are alike
 */
public record Wishes(
    Set<UUID> groups,
    Map<SessionType, UUID> usual,
    Map<SessionType, Habit> habits,
    Map<UUID, Integer> team,
    Set<Lesson> met,
    Times preferred) {
  /** Nothing is wished. */
  public static final Wishes NONE =
      new Wishes(Set.of(), Map.of(), Map.of(), Map.of(), Set.of(), Times.NONE);

  /** How near somebody is who is not on the care team. */
  private static final int STRANGER = 2;

  /**
   * When a session was.
   *
   * @param weekday from 0 for Monday to 6 for Sunday
   * @param clock minute of the day on the site's wall
   */
  public record Habit(int weekday, int clock) {}

  /** 0 for whom the patient is used to, else by the care team. */
  public int distance(SessionType type, UUID clinicianId) {
    UUID known = usual.get(type);
    if (known != null) {
      return known.equals(clinicianId) ? 0 : Math.max(1, team.getOrDefault(clinicianId, STRANGER));
    }
    return team.getOrDefault(clinicianId, STRANGER);
  }
}
