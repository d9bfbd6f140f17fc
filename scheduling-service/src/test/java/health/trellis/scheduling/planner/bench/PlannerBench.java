package health.trellis.scheduling.planner.bench;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import health.trellis.scheduling.planner.bench.Instance.Entry;
import health.trellis.scheduling.planner.solve.FirstFit;
import health.trellis.scheduling.planner.solve.Planner;
import health.trellis.scheduling.planner.solve.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the planner on generated weeks: {@code PlannerBench SECONDS SEED FOLDER INSTANCE…}, an
 * instance being for example {@code 200t} (tight), {@code 60l} (loose) or {@code 60v} (virtual).
 * Prints a table and writes the anytime curve of the last instance and a picture of its week into
 * the folder.
 */
final class PlannerBench {
  private PlannerBench() {}

  /** A point of the anytime curve. */
  record Point(double seconds, HardMediumSoftScore score) {}

  /** The command. */
  public static void main(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[1]);
    Duration limit = Duration.ofSeconds(Long.parseLong(arguments[0]));
    Path folder = Path.of(arguments[2]);
    System.out.println(
        "| instance | sessions | first-fit: broken rules, hours, wishes | planner: broken rules, hours,"
            + " wishes | soft: bound / planner / first-fit | feasible after | stopped after |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int i = 3; i < arguments.length; i++) {
      String code = arguments[i];
      Instance instance =
          Generator.make(Integer.parseInt(code.substring(0, code.length() - 1)), kind(code), seed);
      measure(instance, limit, folder, i == arguments.length - 1);
    }
  }

  private static String kind(String code) {
    return switch (code.charAt(code.length() - 1)) {
      case 't' -> "tight";
      case 'l' -> "loose";
      case 'v' -> "virtual";
      default -> throw new IllegalArgumentException("an instance is for example 200t, 60l or 60v");
    };
  }

  private static void measure(Instance instance, Duration limit, Path folder, boolean draw)
      throws IOException {
    Schedule byHand = PlannerInput.schedule(instance);
    FirstFit.fill(byHand);
    HardMediumSoftScore handScore = Planner.rate(byHand);
    List<Point> curve = new ArrayList<>();
    long begin = System.nanoTime();
    Schedule planned =
        new Planner()
            .solve(
                PlannerInput.schedule(instance),
                limit,
                limit,
                better -> curve.add(new Point(since(begin), score(better))));
    double seconds = since(begin);
    HardMediumSoftScore score = Planner.rate(planned);
    double feasible =
        curve.stream()
            .filter(p -> p.score().hardScore() == 0)
            .mapToDouble(Point::seconds)
            .findFirst()
            .orElse(Double.NaN);
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %s | %d / %d / %d | %.1f s | %.0f s |%n",
        instance.name(),
        instance.hidden().size(),
        figures(instance, PlannerInput.calendar(byHand)),
        figures(instance, PlannerInput.calendar(planned)),
        Bound.soft(planned),
        -score.softScore(),
        -handScore.softScore(),
        feasible,
        seconds);
    System.err.println(instance.name() + " " + handScore + " -> " + score);
    if (draw) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("planner-anytime.svg"), AnytimeCurve.svg(instance, curve));
      Files.writeString(
          folder.resolve("planned-week.svg"),
          WeekPicture.svg(instance, PlannerInput.calendar(planned)));
    }
  }

  private static HardMediumSoftScore score(Schedule schedule) {
    return java.util.Objects.requireNonNull(schedule.score());
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static String figures(Instance instance, List<Entry> calendar) {
    return String.format(
        Locale.ROOT,
        "%d, %.1f %%, %.1f %%",
        Checker.check(instance, calendar).size(),
        100.0
            * Checker.placedMinutes(instance, calendar)
            / Checker.placedMinutes(instance, instance.hidden()),
        100.0
            * Checker.wishesMet(instance, calendar)
            / Checker.wishesMet(instance, instance.hidden()));
  }
}
