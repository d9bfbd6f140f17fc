package health.trellis.scheduling.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as a chart of bars in SVG 1.1, one for each row. */
final class ReportChart {
  private static final int WIDTH = 720;
  private static final int LABELS = 240;
  private static final int BARS = 400;
  private static final int ROW = 28;
  private static final int TOP = 48;

  private ReportChart() {}

  static String of(Report report) {
    int column = report.columns().indexOf(report.chart());
    int height = TOP + ROW * Math.max(1, report.rows().size()) + 12;
    double most =
        report.rows().stream().mapToDouble(row -> number(row.get(column))).max().orElse(0);
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title" \
        width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="13">
        <title id="title">%3$s, %4$s to %5$s</title>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        <text x="12" y="26" font-size="16" fill="#1f2933">%3$s: %6$s</text>
        """
            .formatted(
                WIDTH,
                height,
                text(report.title()),
                report.from(),
                report.to(),
                words(report.chart())));
    if (report.rows().isEmpty()) {
      svg.append(
          "<text x=\"12\" y=\"%d\" fill=\"#1f2933\">Nothing in these days.</text>\n"
              .formatted(TOP + 14));
    }
    for (int i = 0; i < report.rows().size(); i++) {
      svg.append(bar(report.rows().get(i), column, TOP + i * ROW, most));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String bar(List<Object> row, int column, int y, double most) {
    double value = number(row.get(column));
    long length = most <= 0 ? 0 : Math.round(BARS * value / most);
    Object shown = row.get(column) == null ? "–" : row.get(column);
    return """
        <text x="%d" y="%d" text-anchor="end" fill="#1f2933">%s</text>
        <rect x="%d" y="%d" width="%d" height="18" rx="3" fill="#2f6f8f"/>
        <text x="%d" y="%d" fill="#1f2933">%s</text>
        """
        .formatted(
            LABELS - 8,
            y + 14,
            text(label(row)),
            LABELS,
            y,
            length,
            LABELS + length + 8,
            y + 14,
            shown);
  }

  /** The row's name, with the second one where that is a name too. */
  private static String label(List<Object> row) {
    return row.get(1) instanceof String second
        ? row.getFirst() + ", " + second
        : String.valueOf(row.getFirst());
  }

  /** A column's name as one says it: noShowPercent is "no show percent". */
  private static String words(String column) {
    return column.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  private static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
