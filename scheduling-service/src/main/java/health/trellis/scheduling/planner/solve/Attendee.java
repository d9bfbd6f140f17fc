package health.trellis.scheduling.planner.solve;

import health.trellis.event.SessionType;
import health.trellis.scheduling.allocation.WeekNeed;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A patient in one of the weeks that are planned.
 *
 * @param number from 0 on
 * @param patientId the patient
 * @param week number of the week
 * @param need what the prescription asks of the week
 * @param minimum minutes below which the week is no treatment at this level of care, as far as the
 *     patient's own availability allows to reach them at all
 * @param days treatment days that the week should have
 * @param dayMinimum minutes from which a day counts as one of treatment
 * @param dayLimit minutes that a day should not exceed
 * @param fixed places that stay as they are
 * @param can when the patient can come, if that is limited
 * @param limited whether the patient can come only within {@code can}
 * @param cannot when the patient cannot come, fixed places included
 * @param barred clinicians who may not treat the patient, for example without a licence where the
 *     patient takes part by video, groups that do not take the patient in, and meetings by video
 *     (by their sessions) that are led without such a licence
 * @param wishes what is good for the patient beyond the prescription
 */
public record Attendee(
    int number,
    UUID patientId,
    int week,
    WeekNeed need,
    int minimum,
    int days,
    int dayMinimum,
    int dayLimit,
    List<Fixed> fixed,
    Times can,
    boolean limited,
    Times cannot,
    Set<UUID> barred,
    Wishes wishes) {
  /** A place that stays as it is. */
  public record Fixed(SessionType type, int day, int start, int end) {}

  /** Whether the patient can come for all of the time, as far as fixed things go. */
  public boolean canCome(int start, int end) {
    return isAvailable(start, end) && !cannot.touches(start, end);
  }

  /** Whether the time is within what the patient says to be available. */
  public boolean isAvailable(int start, int end) {
    return !limited || can.contains(start, end);
  }

  /** Whether a clinician may treat the patient. */
  public boolean accepts(Leader leader) {
    return !barred.contains(leader.id());
  }

  /** Whether a group takes the patient in, and its leader may treat the patient. */
  public boolean mayJoin(Opening.Meeting meeting) {
    return !barred.contains(meeting.groupId()) && !barred.contains(meeting.sessionId());
  }

  /** The same with another minimum. */
  Attendee withMinimum(int reachable) {
    return new Attendee(
        number,
        patientId,
        week,
        need,
        reachable,
        days,
        dayMinimum,
        dayLimit,
        fixed,
        can,
        limited,
        cannot,
        barred,
        wishes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attendee attendee && attendee.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }
}
