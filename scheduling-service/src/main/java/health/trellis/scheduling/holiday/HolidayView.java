package health.trellis.scheduling.holiday;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A day on which sites are closed; the fields as in the request.
 *
 * @param sessionsCancelled how many sessions were cancelled with it; told when it is entered
 * @param sessionsLeft how many sessions still stand on that day; told when it is entered
 */
@Schema(name = "Holiday")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HolidayView(
    UUID id,
    @Nullable UUID siteId,
    @Nullable String state,
    @Nullable String country,
    LocalDate day,
    String name,
    @Nullable Integer sessionsCancelled,
    @Nullable Integer sessionsLeft) {
  static HolidayView of(Holiday holiday) {
    return of(holiday, null, null);
  }

  static HolidayView of(Holiday holiday, @Nullable Integer cancelled, @Nullable Integer left) {
    return new HolidayView(
        holiday.id(),
        holiday.siteId(),
        holiday.state(),
        holiday.country(),
        holiday.day(),
        holiday.name(),
        cancelled,
        left);
  }
}
