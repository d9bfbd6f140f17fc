package health.trellis.assessment.report;

import health.trellis.assessment.report.ReportDto.Attendance;
import health.trellis.assessment.report.ReportDto.Group;
import health.trellis.assessment.report.ReportDto.Outcomes;
import health.trellis.assessment.report.ReportDto.Report;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The report as CSV (RFC 4180), safe to open in a spreadsheet. */
final class ReportCsv {
  private static final String LINE_END = "\r\n";
  private static final String HEADING =
      "group,suppressed,episodes,measured,clinical,responsePercent,remissionPercent,"
          + "improvedPercent,deterioratedPercent,completionPercent,meanFirst,meanLast,effectSize,"
          + "oftenFall,seldomFall,correlation";
  private static final int NUMBERS = 14;

  private ReportCsv() {}

  /** A heading, everybody, and a line per group. */
  static String of(Report report) {
    return HEADING
        + LINE_END
        + Stream.concat(Stream.of(report.all()), report.groups().stream())
            .map(group -> line(group) + LINE_END)
            .collect(Collectors.joining());
  }

  /**
   * A text as a cell. What a spreadsheet would take for a formula gets an apostrophe before it
   * (OWASP, CSV injection); what holds a separator is quoted.
   */
  static String text(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static String line(Group group) {
    Outcomes o = group.outcomes();
    @Nullable Object[] numbers = o == null ? new @Nullable Object[NUMBERS] : numbers(o);
    return text(group.key())
        + ","
        + group.suppressed()
        + Arrays.stream(numbers)
            .map(number -> number == null ? "," : "," + number)
            .collect(Collectors.joining());
  }

  private static @Nullable Object[] numbers(Outcomes o) {
    Attendance a = o.attendance();
    return new @Nullable Object[] {
      o.episodes(),
      o.measured(),
      o.clinical(),
      o.responsePercent(),
      o.remissionPercent(),
      o.improvedPercent(),
      o.deterioratedPercent(),
      o.completionPercent(),
      o.meanFirst(),
      o.meanLast(),
      o.effectSize(),
      a == null ? null : a.oftenFall(),
      a == null ? null : a.seldomFall(),
      a == null ? null : a.correlation()
    };
  }
}
