package health.trellis.scheduling.attendance;

import health.trellis.event.AttendanceStatus;
import health.trellis.scheduling.LateEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A session's attendance at once: it is recorded for all or for nobody.
 *
 * @param entries what is to be said of single patients
 * @param rest how all took part who are not named and not recorded yet; nothing is recorded for
 *     them when absent. Who checked in is recorded as checked in all the same
 * @param lateEntry more than a day after the session ended
 */
@Schema(
    name = "SheetRequest",
    examples =
        """
        {"entries": [
           {"bookingId": "0197a000-0000-7000-8000-000000000921", "status": "NO_SHOW"},
           {"bookingId": "0197a000-0000-7000-8000-000000000922", "status": "LATE",
            "arrivedAt": "2027-03-01T22:20:00Z"}],
         "rest": "ATTENDED"}
        """)
public record SheetRequest(
    @NotNull @Size(max = 200) List<@NotNull @Valid Entry> entries,
    @Nullable AttendanceStatus rest,
    @Nullable @Valid LateEntry lateEntry) {
  /**
   * One patient.
   *
   * @param bookingId the place
   * @param status how the patient took part; as checked in when absent
   * @param minutes minutes there
   * @param arrivedAt when the patient came
   * @param leftAt when the patient left
   * @param note a remark for staff
   * @param version the version that is corrected; for corrections
   * @param reason why it is corrected; for corrections
   */
  @Schema(name = "SheetEntry")
  public record Entry(
      @NotNull UUID bookingId,
      @Nullable AttendanceStatus status,
      @Nullable @Min(0) @Max(1440) Integer minutes,
      @Nullable Instant arrivedAt,
      @Nullable Instant leftAt,
      @Nullable @Size(max = 500) String note,
      @Nullable Long version,
      @Nullable @Size(max = 500) String reason) {
    static Entry of(UUID bookingId, @Nullable AttendanceStatus status) {
      return new Entry(bookingId, status, null, null, null, null, null, null);
    }
  }
}
