package health.trellis.assessment.chart;

import health.trellis.assessment.chart.ChartDto.Chart;
import health.trellis.assessment.chart.ChartDto.Expected;
import health.trellis.assessment.chart.ChartDto.Mark;
import health.trellis.assessment.chart.ChartDto.MarkKind;
import health.trellis.assessment.chart.ChartDto.Point;
import health.trellis.assessment.instrument.Scoring.Band;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Draws a chart of totals. What is told by color is told by place, shape or words too: bands have
 * their names beside them, totals their numbers, kinds of points and marks their own shapes.
 */
final class ScoreChart {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final int HEIGHT = 440;
  private static final double LEFT = 44;
  private static final double RIGHT = 140;
  private static final double TOP = 48;
  private static final double BOTTOM = 120;
  private static final double PLANS = HEIGHT - BOTTOM + 33;
  private static final double MEDICATIONS = HEIGHT - BOTTOM + 48;
  private static final double SESSIONS = HEIGHT - BOTTOM + 58;
  private static final double EDGE = 12;
  private static final double LETTER = 8.5;
  private static final double DATE = 64;
  private static final int MANY_POINTS = 16;
  private static final int WEEK = 7;

  /** Plain spaces become one. */
  private static final String GAP = "\u00a0\u00a0 ";

  private final Chart chart;
  private final int width;
  private final Svg svg = new Svg();

  private ScoreChart(Chart chart, int width) {
    this.chart = chart;
    this.width = width;
  }

  /** The drawing as a document. */
  static String draw(Chart chart, Theme theme, int width) {
    return new ScoreChart(chart, width).draw(theme);
  }

  private String draw(Theme theme) {
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "trellis-chart",
        "viewBox",
        "0 0 " + width + " " + HEIGHT,
        "width",
        width,
        "height",
        HEIGHT,
        "role",
        "img",
        "aria-labelledby",
        "chart-title chart-desc",
        "lang",
        "en");
    svg.text("title", chart.title() + " over time", "id", "chart-title");
    svg.text("desc", chart.description(), "id", "chart-desc");
    svg.text("style", theme.style());
    svg.shape("rect", "class", "paper", "width", width, "height", HEIGHT);
    heading();
    bands();
    marks();
    cut();
    days();
    expected();
    points();
    legend();
    return svg.close().finish();
  }

  /** Two lines where one is too narrow; what does not fit into two is in the title element. */
  private void heading() {
    int letters = (int) ((width - 2 * EDGE) / LETTER);
    String words = chart.title() + " over time";
    if (words.length() <= letters) {
      line(words, 28);
      return;
    }
    int space = words.lastIndexOf(' ', letters);
    int end = space < 0 ? letters : space;
    String rest = words.substring(end).strip();
    line(words.substring(0, end), 20);
    line(rest.length() <= letters ? rest : rest.substring(0, letters - 1) + "…", 38);
  }

  private void line(String words, double y) {
    svg.text("text", words, "class", "heading", "x", EDGE, "y", y);
  }

  /** Bands from light to strong, each with its name and its lowest total. */
  private void bands() {
    int number = 0;
    for (Band band : chart.bands()) {
      double top = y(Math.min(band.to() + 1, chart.highest()));
      double bottom = y(band.from());
      number++;
      svg.shape(
          "rect",
          "class",
          "band",
          "x",
          LEFT,
          "y",
          top,
          "width",
          right() - LEFT,
          "height",
          bottom - top,
          "fill-opacity",
          String.format(Locale.ROOT, "%.2f", 0.05 * number));
      svg.shape("line", "class", "grid", "x1", LEFT, "x2", right(), "y1", bottom, "y2", bottom);
      svg.text(
          "text",
          Integer.toString(band.from()),
          "x",
          LEFT - 8,
          "y",
          bottom + 4,
          "text-anchor",
          "end");
      svg.text("text", band.label(), "x", right() + 8, "y", (top + bottom) / 2 + 4);
    }
    svg.text(
        "text",
        Integer.toString(chart.highest()),
        "x",
        LEFT - 8,
        "y",
        TOP + 4,
        "text-anchor",
        "end");
  }

  private void cut() {
    Integer cut = chart.caseness();
    if (cut != null) {
      svg.shape("line", "class", "cut", "x1", LEFT, "x2", right(), "y1", y(cut), "y2", y(cut));
      svg.text("text", "clinical from " + cut, "x", LEFT + 6, "y", y(cut) - 4);
    }
  }

  private void days() {
    long days = ChronoUnit.DAYS.between(chart.from(), chart.to());
    long ticks = Math.max(1, (long) ((right() - LEFT) / DATE));
    long weeks = Math.max(1, Math.ceilDiv(days, WEEK * ticks));
    double base = HEIGHT - BOTTOM;
    LocalDate day = chart.from();
    while (!day.isAfter(chart.to())) {
      svg.shape("line", "class", "grid", "x1", x(day), "x2", x(day), "y1", base, "y2", base + 5);
      svg.text("text", DAY.format(day), "x", x(day), "y", base + 20, "text-anchor", "middle");
      day = day.plusWeeks(weeks);
    }
  }

  private void marks() {
    for (Mark mark : chart.marks()) {
      svg.open("g").text("title", DAY.format(mark.on()) + ": " + mark.label());
      double x = x(mark.on());
      switch (mark.kind()) {
        case PLAN -> {
          upright("plan", x, PLANS);
          svg.shape("path", "class", "sign", "d", path(x, PLANS, "-5,-5 10,0 0,10 -10,0"));
        }
        case MEDICATION -> {
          upright("medication", x, MEDICATIONS);
          svg.shape("path", "class", "sign", "d", path(x, MEDICATIONS, "0,-6 6,11 -12,0"));
        }
        case SESSION ->
            svg.shape(
                "line", "class", "plan", "x1", x, "x2", x, "y1", SESSIONS, "y2", SESSIONS + 10);
        case MISSED_SESSION -> svg.shape("path", "class", "miss", "d", cross(x, SESSIONS + 5));
      }
      svg.close();
    }
  }

  private void upright(String look, double x, double foot) {
    svg.shape("line", "class", look, "x1", x, "x2", x, "y1", TOP, "y2", foot);
  }

  /** The expected course, dashed, with its limit dotted; each with its name at its end. */
  private void expected() {
    if (chart.expected().isEmpty()) {
      return;
    }
    course("expected", Expected::score);
    course("limit", Expected::highest);
  }

  private void course(String name, ToDoubleFunction<Expected> total) {
    svg.shape(
        "polyline",
        "class",
        name,
        "points",
        chart.expected().stream()
            .map(e -> String.format(Locale.ROOT, "%.1f,%.1f", x(e.on()), y(total.applyAsDouble(e))))
            .collect(Collectors.joining(" ")));
    Expected last = chart.expected().getLast();
    svg.text(
        "text",
        name,
        "x",
        x(last.on()),
        "y",
        y(total.applyAsDouble(last)) - 4,
        "text-anchor",
        "end");
  }

  private void points() {
    if (chart.points().isEmpty()) {
      svg.text("text", "No totals in this time", "x", LEFT + 12, "y", TOP + 24);
      return;
    }
    svg.shape(
        "polyline",
        "class",
        "line",
        "points",
        chart.points().stream()
            .map(p -> String.format(Locale.ROOT, "%.1f,%.1f", x(p.on()), y(p.score())))
            .collect(Collectors.joining(" ")));
    boolean all = chart.points().size() <= MANY_POINTS;
    for (Point point : chart.points()) {
      double x = x(point.on());
      double y = y(point.score());
      svg.open("g").text("title", ChartText.of(point));
      shape(point, x, y);
      if (all || point == chart.points().getFirst() || point == chart.points().getLast()) {
        svg.text(
            "text", Integer.toString(point.score()), "x", x, "y", y - 10, "text-anchor", "middle");
      }
      svg.close();
    }
  }

  private void shape(Point point, double x, double y) {
    switch (point.kind()) {
      case USUAL -> svg.shape("circle", "class", "point", "cx", x, "cy", y, "r", 4.5);
      case RESPONSE -> svg.shape("path", "class", "point", "d", path(x, y, "0,-6 6,6 -6,6 -6,-6"));
      case REMISSION ->
          svg.shape("path", "class", "point", "d", path(x, y, "-5,-5 10,0 0,10 -10,0"));
      case WORSE -> svg.shape("path", "class", "point", "d", path(x, y, "0,-7 7,12 -14,0"));
    }
  }

  /** Tells in words what the shapes mean; only those that are there. */
  private void legend() {
    Map<MarkKind, String> names =
        Map.of(
            MarkKind.PLAN, "■ plan",
            MarkKind.MEDICATION, "▲ medication",
            MarkKind.SESSION, "| session",
            MarkKind.MISSED_SESSION, "× session missed");
    String marks =
        chart.marks().stream()
            .map(Mark::kind)
            .distinct()
            .sorted()
            .map(names::get)
            .collect(Collectors.joining(GAP));
    svg.text(
        "text",
        String.join(GAP, "○ total", "◇ response", "□ remission", "△ reliably worse"),
        "x",
        EDGE,
        "y",
        HEIGHT - 30.0);
    svg.text("text", marks, "x", EDGE, "y", HEIGHT - 12.0);
  }

  private double right() {
    return width - RIGHT;
  }

  private double x(LocalDate day) {
    double days = Math.max(1, ChronoUnit.DAYS.between(chart.from(), chart.to()));
    return LEFT + 12 + (right() - LEFT - 24) * ChronoUnit.DAYS.between(chart.from(), day) / days;
  }

  private double y(double score) {
    double height = HEIGHT - BOTTOM - TOP;
    return HEIGHT
        - BOTTOM
        - height * Math.min(score, chart.highest()) / Math.max(1, chart.highest());
  }

  private static String path(double x, double y, String steps) {
    String[] each = steps.split(" ", 2);
    return String.format(Locale.ROOT, "M%.1f,%.1f m%s l%s z", x, y, each[0], each[1]);
  }

  private static String cross(double x, double y) {
    return String.format(Locale.ROOT, "M%.1f,%.1f m-4,-4 l8,8 m0,-8 l-8,8", x, y);
  }
}
