package health.trellis.scheduling.report;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as comma-separated values (RFC 4180). */
final class ReportCsv {
  private static final String LINE_END = "\r\n";

  private ReportCsv() {}

  static String of(Report report) {
    StringBuilder csv = new StringBuilder(line(report.columns()));
    report.rows().forEach(row -> csv.append(line(row)));
    return csv.toString();
  }

  private static String line(List<?> cells) {
    return cells.stream().map(ReportCsv::cell).collect(Collectors.joining(",")) + LINE_END;
  }

  /** A text that a spreadsheet would take for a formula is made one that it does not. */
  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    if (value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
