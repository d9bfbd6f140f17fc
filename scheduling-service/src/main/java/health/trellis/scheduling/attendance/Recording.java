package health.trellis.scheduling.attendance;

import health.trellis.event.AttendanceStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded of one patient in one session.
 *
 * @param status how the patient took part
 * @param presentMinutes that the patient was there, before the payer's rounding
 * @param arrivedAt when the patient came, where it is known
 * @param leftAt when the patient left, where it is known
 * @param note a remark for staff
 * @param reason why it is corrected; absent for the first record
 * @param source how it is known
 * @param by who records it
 * @param lateReason why it is entered only now
 * @param late whether the day is past, so that nobody is followed up
 */
public record Recording(
    AttendanceStatus status,
    int presentMinutes,
    @Nullable Instant arrivedAt,
    @Nullable Instant leftAt,
    @Nullable String note,
    @Nullable String reason,
    AttendanceSource source,
    String by,
    @Nullable String lateReason,
    boolean late) {}
