package health.trellis.scheduling.calendar;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A calendar, by start.
 *
 * @param items its entries
 */
@Schema(name = "Calendar")
public record CalendarView(List<CalendarEntry> items) {}
