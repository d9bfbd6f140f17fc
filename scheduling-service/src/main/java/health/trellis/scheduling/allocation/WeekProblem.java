package health.trellis.scheduling.allocation;

import health.trellis.event.SessionType;
import health.trellis.scheduling.availability.PatientTime;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the allocation of one patient's week depends on.
 *
 * @param week the week
 * @param earliest nothing is booked or dropped that starts before
 * @param need what the prescription asks
 * @param held places that the patient has, in order of time
 * @param meetings groups' meetings with a place left
 * @param patientTime when the patient can come
 * @param leads who may lead sessions, best first
 * @param rooms the site's rooms, best first; empty where sessions need none
 * @param treatmentDays the program's days
 * @param habits what the patient is used to
 */
record WeekProblem(
    IsoWeek week,
    Instant earliest,
    WeekNeed need,
    List<Held> held,
    List<Meeting> meetings,
    PatientTime patientTime,
    List<Lead> leads,
    List<RoomTime> rooms,
    Set<DayOfWeek> treatmentDays,
    Habits habits) {

  /**
   * A place that the patient has.
   *
   * @param movable whether the allocation made it and may take it back
   */
  record Held(UUID bookingId, SessionType type, String modality, Span span, boolean movable) {}

  /** A group's meeting with a place left. */
  record Meeting(UUID sessionId, UUID groupId, String modality, Span span) {}

  /**
   * A clinician in this week.
   *
   * @param hours when the clinician works
   * @param busy when the clinician leads something already
   */
  record Lead(
      UUID clinicianId,
      boolean prescriber,
      List<String> modalities,
      List<Span> hours,
      List<Span> busy) {
    boolean mayLead(SessionType type) {
      return type == SessionType.MEDICATION ? prescriber : !modalities.isEmpty();
    }
  }

  /** A room and when it is taken. */
  record RoomTime(UUID roomId, List<Span> busy) {}

  /**
   * What the patient is used to from the weeks before.
   *
   * @param groups groups that the patient goes to
   * @param sessions with whom and when sessions of each kind were, the last time
   */
  record Habits(Set<UUID> groups, Map<SessionType, Habit> sessions) {
    static final Habits NONE = new Habits(Set.of(), Map.of());

    @Nullable Habit of(SessionType type) {
      return sessions.get(type);
    }
  }

  /** With whom and when a session was. */
  record Habit(UUID clinicianId, DayOfWeek weekday, LocalTime start) {}
}
