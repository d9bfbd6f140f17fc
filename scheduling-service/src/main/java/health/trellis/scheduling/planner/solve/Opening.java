package health.trellis.scheduling.planner.solve;

import health.trellis.scheduling.session.Lesson;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a session may go: a meeting of a group, or a free hour of a clinician.
 *
 * @param number from 0 on; openings are the same when their numbers are
 * @param meeting the group's meeting; absent for a clinician's free hour
 * @param leader who leads
 * @param day number of the day
 * @param clock minute of the day on the site's wall
 * @param start first minute
 * @param end minute after the last
 */
public record Opening(
    int number, @Nullable Meeting meeting, Leader leader, int day, int clock, int start, int end) {
  /**
   * A meeting of a group.
   *
   * @param sessionId the session
   * @param groupId the group
   * @param modality what it does
   * @param places places that are not taken for good
   * @param lesson what it has of a curriculum
   */
  public record Meeting(
      UUID sessionId, UUID groupId, String modality, int places, @Nullable Lesson lesson) {}

  /** Its length in minutes. */
  public int minutes() {
    return end - start;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Opening opening && opening.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }
}
