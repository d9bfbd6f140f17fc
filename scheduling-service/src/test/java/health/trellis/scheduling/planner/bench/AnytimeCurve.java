package health.trellis.scheduling.planner.bench;

import health.trellis.scheduling.planner.bench.PlannerBench.Point;
import java.util.List;
import java.util.Locale;

/** Draws how the best week so far gets better with time. */
final class AnytimeCurve {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int LEFT = 70;
  private static final int TOP = 40;
  private static final int PLOT_WIDTH = WIDTH - LEFT - 20;
  private static final int PLOT_HEIGHT = HEIGHT - TOP - 50;

  private AnytimeCurve() {}

  static String svg(Instance instance, List<Point> curve) {
    double end = curve.getLast().seconds();
    double most = curve.stream().mapToDouble(AnytimeCurve::soft).max().orElse(1);
    double least = curve.stream().mapToDouble(AnytimeCurve::soft).min().orElse(0);
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
                + " font-size='12'>%n<rect width='100%%' height='100%%' fill='#fff'/>%n",
            WIDTH,
            HEIGHT));
    text(svg, LEFT, 22, "Best week so far, " + instance.name() + ": minutes lacking and soft cost");
    double lacking = curve.stream().mapToDouble(AnytimeCurve::lacking).max().orElse(1);
    line(svg, curve, end, 0, Math.max(1, lacking), true);
    line(svg, curve, end, least, Math.max(least + 1, most), false);
    text(svg, LEFT, HEIGHT - 28, "0 s");
    text(svg, WIDTH - 60, HEIGHT - 28, String.format(Locale.ROOT, "%.0f s", end));
    text(
        svg,
        LEFT,
        HEIGHT - 8,
        String.format(
            Locale.ROOT,
            "red: minutes that lack or break a rule, from %.0f to %.0f; blue: soft cost, from %.0f to %.0f",
            lacking,
            lacking(curve.getLast()),
            most,
            soft(curve.getLast())));
    return svg.append("</svg>\n").toString();
  }

  private static double soft(Point point) {
    return -point.score().softScore();
  }

  private static double lacking(Point point) {
    return -point.score().mediumScore() - point.score().hardScore();
  }

  private static void line(
      StringBuilder svg, List<Point> curve, double end, double low, double high, boolean red) {
    svg.append("<polyline fill='none' stroke-width='2' stroke='")
        .append(red ? "#c0392b" : "#2471a3")
        .append("' points='");
    double before = -1;
    for (Point point : curve) {
      double value = red ? lacking(point) : soft(point);
      double x = LEFT + PLOT_WIDTH * point.seconds() / end;
      double y = TOP + PLOT_HEIGHT * (1 - (value - low) / (high - low));
      if (before >= 0) {
        svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, before));
      }
      if (before < 0 || Math.abs(y - before) > 0.4 || point == curve.getLast()) {
        svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        before = y;
      }
    }
    svg.append("'/>\n");
  }

  private static void text(StringBuilder svg, int x, int y, String words) {
    svg.append(String.format(Locale.ROOT, "<text x='%d' y='%d'>%s</text>%n", x, y, words));
  }
}
