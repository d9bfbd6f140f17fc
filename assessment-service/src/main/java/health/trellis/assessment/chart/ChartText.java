package health.trellis.assessment.chart;

import health.trellis.assessment.chart.ChartDto.Expected;
import health.trellis.assessment.chart.ChartDto.Mark;
import health.trellis.assessment.chart.ChartDto.MarkKind;
import health.trellis.assessment.chart.ChartDto.Point;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A chart in words, for those who do not see it. */
final class ChartText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private ChartText() {}

  /** Totals first, what they are held against, then what happened meanwhile. */
  static String of(
      List<Point> points, @Nullable Integer caseness, List<Expected> expected, List<Mark> marks) {
    List<String> sentences = new ArrayList<>();
    sentences.add(totals(points));
    if (caseness != null) {
      sentences.add("Clinical from " + caseness + ".");
    }
    if (!expected.isEmpty()) {
      sentences.add(course(expected.getLast()));
    }
    marks.stream()
        .filter(m -> m.kind() == MarkKind.PLAN || m.kind() == MarkKind.MEDICATION)
        .map(m -> m.label() + " on " + day(m.on()) + ".")
        .forEach(sentences::add);
    long attended = count(marks, MarkKind.SESSION);
    long missed = count(marks, MarkKind.MISSED_SESSION);
    if (attended + missed > 0) {
      sentences.add("Sessions attended: " + attended + ", missed: " + missed + ".");
    }
    return String.join(" ", sentences);
  }

  /** What one point says. */
  static String of(Point point) {
    String meaning =
        switch (point.kind()) {
          case USUAL -> "";
          case RESPONSE -> ", response";
          case REMISSION -> ", remission";
          case WORSE -> ", worse than at the start by more than chance";
        };
    return day(point.on()) + ": " + point.score() + ", " + point.band() + meaning;
  }

  private static String course(Expected last) {
    return String.format(
        Locale.ROOT,
        "Expected by %s: %.0f; off track from %.0f.",
        day(last.on()),
        last.score(),
        Math.ceil(last.highest()));
  }

  private static String totals(List<Point> points) {
    if (points.isEmpty()) {
      return "No totals in this time.";
    }
    Point first = points.getFirst();
    Point last = points.getLast();
    if (points.size() == 1) {
      return "One total, " + of(first) + ".";
    }
    return points.size()
        + " totals. First, "
        + of(first)
        + ". Last, "
        + of(last)
        + ": "
        + difference(last.score() - first.score())
        + ".";
  }

  private static String difference(int difference) {
    if (difference == 0) {
      return "no change";
    }
    return Math.abs(difference) + (difference < 0 ? " lower" : " higher");
  }

  private static long count(List<Mark> marks, MarkKind kind) {
    return marks.stream().filter(m -> m.kind() == kind).count();
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }
}
