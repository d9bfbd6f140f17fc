package health.trellis.scheduling.planner.solve;

import health.trellis.event.SessionType;
import health.trellis.scheduling.allocation.WeekNeed;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a patient's week before it is planned.
 *
 * @param patientId the patient
 * @param week number of the week
 * @param need what the prescription asks
 * @param can when the patient can come, if that is limited
 * @param limited whether it is
 * @param cannot when the patient cannot come for reasons outside the program
 * @param byVideo whether sessions of the patient alone are by video and need no room
 * @param barred clinicians who may not treat the patient, and groups that do not take the patient
 *     in
 * @param held places in today's calendar
 * @param wishes what is good for the patient beyond the prescription
 */
public record WeekInput(
    UUID patientId,
    int week,
    WeekNeed need,
    Times can,
    boolean limited,
    Times cannot,
    boolean byVideo,
    Set<UUID> barred,
    List<Held> held,
    Wishes wishes) {
  /**
   * A place in today's calendar.
   *
   * @param leader who leads; absent when it is nobody of the program
   * @param movable whether the planner may change it
   * @param stands whether patient, clinician and room can still have it there
   */
  public record Held(
      UUID bookingId,
      UUID sessionId,
      SessionType type,
      int start,
      int end,
      @Nullable Leader leader,
      @Nullable Room room,
      boolean movable,
      boolean stands) {}
}
