package health.trellis.scheduling.calendar;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a calendar is asked for: a view around a day, or from and to. */
public class CalendarQuery {
  @QueryParam("view")
  @Parameter(description = "DAY, WEEK (ISO 8601) or AGENDA (30 days)")
  CalendarRange.@Nullable View view;

  @QueryParam("date")
  @Parameter(description = "A day within the view; today when absent", example = "2027-03-03")
  @Nullable LocalDate date;

  @QueryParam("from")
  @Parameter(description = "First day or instant; today when absent", example = "2027-03-01")
  @Nullable String from;

  @QueryParam("to")
  @Parameter(description = "Last day or end; four weeks later when absent", example = "2027-03-07")
  @Nullable String to;

  /** For JAX-RS. */
  public CalendarQuery() {}
}
