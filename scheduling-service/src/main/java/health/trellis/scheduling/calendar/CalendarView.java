package health.trellis.scheduling.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A calendar, by start.
 *
 * @param from start of what it shows; absent for the next sessions
 * @param to end of what it shows
 * @param timeZone IANA zone whose days and weeks these are
 * @param items its entries
 */
@Schema(name = "Calendar")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalendarView(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String timeZone,
    List<CalendarEntry> items) {
  static CalendarView of(CalendarRange range, List<CalendarEntry> items) {
    return new CalendarView(range.span().start(), range.span().end(), range.zone().getId(), items);
  }
}
