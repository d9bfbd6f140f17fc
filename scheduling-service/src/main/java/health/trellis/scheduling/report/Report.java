package health.trellis.scheduling.report;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A table of figures.
 *
 * @param name which report
 * @param title what it is about, for people
 * @param from first day
 * @param to last day
 * @param columns what the figures are; the first names the row
 * @param chart the column that the chart shows
 * @param rows the figures, in the order of the columns; a figure that cannot be said is null
 */
@Schema(name = "SchedulingReport")
public record Report(
    String name,
    String title,
    LocalDate from,
    LocalDate to,
    List<String> columns,
    String chart,
    List<List<Object>> rows) {}
