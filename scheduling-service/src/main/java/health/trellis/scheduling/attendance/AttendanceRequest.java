package health.trellis.scheduling.attendance;

import health.trellis.event.AttendanceStatus;
import health.trellis.scheduling.LateEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a patient took part in a session.
 *
 * @param status how
 * @param minutes minutes there; LATE and LEFT_EARLY need them or a time below; the whole session
 *     for ATTENDED when absent
 * @param arrivedAt when the patient came
 * @param leftAt when the patient left
 * @param note a remark for staff
 * @param reason why it is corrected; needed for a correction
 * @param lateEntry more than a day after the session ended
 */
@Schema(
    name = "AttendanceRequest",
    examples =
        """
        {"status": "LATE", "minutes": 160, "reason": "The bus was late: seen on the sign-in sheet"}
        """)
public record AttendanceRequest(
    @NotNull AttendanceStatus status,
    @Nullable @Min(0) @Max(1440) Integer minutes,
    @Nullable Instant arrivedAt,
    @Nullable Instant leftAt,
    @Nullable @Size(max = 500) String note,
    @Nullable @Size(max = 500) String reason,
    @Nullable @Valid LateEntry lateEntry) {}
