package health.trellis.scheduling.attendance;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.AttendanceStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One record or correction of attendance, as it was made.
 *
 * @param version the ETag's value that it led to
 * @param status how the patient took part
 * @param presentMinutes minutes there
 * @param minutes minutes credited
 * @param note a remark for staff
 * @param reason why it was corrected; absent for the first record
 * @param source how it is known
 * @param recordedBy the account that recorded it
 * @param recordedAt when
 */
@Schema(name = "AttendanceEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttendanceEntry(
    long version,
    AttendanceStatus status,
    int presentMinutes,
    int minutes,
    @Nullable String note,
    @Nullable String reason,
    AttendanceSource source,
    String recordedBy,
    Instant recordedAt) {}
