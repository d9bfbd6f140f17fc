package health.trellis.scheduling.attendance;

import health.trellis.event.AttendanceStatus;
import health.trellis.scheduling.LateEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a patient took part in a session.
 *
 * @param status how
 * @param minutes minutes there; needed for LATE and LEFT_EARLY, the whole session for ATTENDED when
 *     absent
 * @param note a remark for staff
 * @param lateEntry more than a day after the session ended
 */
@Schema(name = "AttendanceRequest", examples = "{\"status\": \"LATE\", \"minutes\": 160}")
public record AttendanceRequest(
    @NotNull AttendanceStatus status,
    @Nullable @Min(0) @Max(1440) Integer minutes,
    @Nullable @Size(max = 500) String note,
    @Nullable @Valid LateEntry lateEntry) {}
