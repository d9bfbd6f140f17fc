package health.trellis.assessment.chart;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.chart.ChartDto.Chart;
import health.trellis.assessment.chart.ChartDto.Expected;
import health.trellis.assessment.chart.ChartDto.Mark;
import health.trellis.assessment.chart.ChartDto.MarkKind;
import health.trellis.assessment.chart.ChartDto.Point;
import health.trellis.assessment.chart.ChartDto.PointKind;
import health.trellis.assessment.instrument.Change;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Scoring.Band;
import health.trellis.assessment.instrument.Scoring.ChangeRule;
import health.trellis.assessment.outcome.ExpectedCourse;
import health.trellis.assessment.outcome.ExpectedCourses;
import health.trellis.assessment.response.History;
import health.trellis.assessment.response.Measurement;
import health.trellis.assessment.response.Responses;
import health.trellis.kit.access.AccessDecision.Allowed;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts a chart together. */
@ApplicationScoped
class Charts {
  private static final int DEFAULT_WEEKS = 12;

  /** Who sees a kind of mark. */
  private static final Map<MarkKind, Area> AREAS =
      Map.of(
          MarkKind.PLAN, Area.PLAN,
          MarkKind.MEDICATION, Area.CLINICAL,
          MarkKind.SESSION, Area.CALENDAR,
          MarkKind.MISSED_SESSION, Area.CALENDAR);

  private final Responses responses;
  private final Instruments instruments;
  private final Caseload caseload;
  private final ChartMarks marks;
  private final ExpectedCourses courses;
  private final PatientAccess access;
  private final Clock clock;

  Charts(
      Responses responses,
      Instruments instruments,
      Caseload caseload,
      ChartMarks marks,
      ExpectedCourses courses,
      PatientAccess access,
      Clock clock) {
    this.responses = responses;
    this.instruments = instruments;
    this.caseload = caseload;
    this.marks = marks;
    this.courses = courses;
    this.access = access;
    this.clock = clock;
  }

  /** The chart of a patient's totals in an instrument. */
  @Transactional
  Chart chart(UUID patientId, String code, @Nullable LocalDate from, @Nullable LocalDate to) {
    access.require(patientId, Area.PROGRESS, Mode.READ, "chart");
    Instrument instrument = instruments.named(code, "instrument");
    List<Band> bands = instrument.scoring().bandsFor(caseload.sex(patientId).orElse(null));
    if (instrument.scoring().total() == null || bands.isEmpty()) {
      throw Refusal.invalid("instrument", "no-total", "This instrument has no total to draw.");
    }
    ZoneId zone = caseload.zone(patientId);
    History history = responses.history(patientId, code);
    LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), zone) : to;
    LocalDate first = from == null ? start(history, zone, last) : from;
    if (first.isAfter(last)) {
      throw Refusal.badRequest("from", "order", "from is not after to.");
    }
    ChangeRule rule = instrument.scoring().change();
    Integer caseness = rule == null ? null : rule.caseness();
    List<Expected> expected = expected(history, instrument, zone, first, last);
    List<Point> points = points(history, rule, zone, first, last);
    List<Mark> happened = marks(patientId, first, last);
    return new Chart(
        patientId,
        code,
        instrument.title(),
        first,
        last,
        bands.stream().mapToInt(Band::to).max().orElseThrow(),
        caseness,
        bands,
        points,
        expected,
        expected.isEmpty() ? null : courses.source(),
        happened,
        ChartText.of(points, caseness, expected, happened));
  }

  /** The first total, or twelve weeks back when there is none. */
  private static LocalDate start(History history, ZoneId zone, LocalDate last) {
    return history.totals().stream()
        .findFirst()
        .map(total -> LocalDate.ofInstant(total.authoredAt(), zone))
        .filter(day -> day.isBefore(last))
        .orElse(last.minusWeeks(DEFAULT_WEEKS));
  }

  /** The course from the baseline of the last total's episode, week by week. */
  private List<Expected> expected(
      History history, Instrument instrument, ZoneId zone, LocalDate from, LocalDate to) {
    ChangeRule rule = instrument.scoring().change();
    Measurement baseline =
        history.totals().isEmpty()
            ? null
            : history.baseline(history.totals().getLast().authoredAt()).orElse(null);
    if (rule == null || baseline == null) {
      return List.of();
    }
    LocalDate start = LocalDate.ofInstant(baseline.authoredAt(), zone);
    return courses
        .from(instrument.code(), baseline.score())
        .map(course -> expected(course, rule.reliable(), start, from, to))
        .orElse(List.of());
  }

  private static List<Expected> expected(
      ExpectedCourse course, int reliable, LocalDate start, LocalDate from, LocalDate to) {
    return IntStream.rangeClosed(0, course.weeks())
        .mapToObj(
            week ->
                new Expected(
                    start.plusWeeks(week), course.at(week), course.highest(week, reliable)))
        .filter(e -> !e.on().isBefore(from) && !e.on().isAfter(to))
        .toList();
  }

  private List<Mark> marks(UUID patientId, LocalDate from, LocalDate to) {
    Set<Area> seen =
        AREAS.values().stream()
            .distinct()
            .filter(area -> access.decide(patientId, area, Mode.READ) instanceof Allowed)
            .collect(Collectors.toSet());
    return marks.of(patientId, from, to).stream()
        .filter(mark -> seen.contains(AREAS.get(mark.kind())))
        .toList();
  }

  private static List<Point> points(
      History history, @Nullable ChangeRule rule, ZoneId zone, LocalDate from, LocalDate to) {
    return history.totals().stream()
        .map(total -> point(history, rule, total, zone))
        .filter(point -> !point.on().isBefore(from) && !point.on().isAfter(to))
        .toList();
  }

  private static Point point(
      History history, @Nullable ChangeRule rule, Measurement total, ZoneId zone) {
    return new Point(
        LocalDate.ofInstant(total.authoredAt(), zone),
        total.score(),
        total.bandLabel(),
        kind(history.change(rule, total)));
  }

  private static PointKind kind(Change change) {
    Integer difference = change.sinceBaseline();
    if (change.reliable() && difference != null && difference > 0) {
      return PointKind.WORSE;
    }
    if (change.remission()) {
      return PointKind.REMISSION;
    }
    return change.response() ? PointKind.RESPONSE : PointKind.USUAL;
  }
}
