package health.trellis.scheduling.booking;

import health.trellis.scheduling.attendance.Attendance;
import health.trellis.scheduling.session.TherapySession;
import org.jspecify.annotations.Nullable;

/**
 * A place, the session that it is in, and what came of it.
 *
 * @param booking the place
 * @param session the session
 * @param attendance how the patient took part; absent until it is recorded
 */
public record BookedSession(
    Booking booking, TherapySession session, @Nullable Attendance attendance) {}
