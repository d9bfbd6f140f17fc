package health.trellis.assessment.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.chart.ChartDto.Chart;
import health.trellis.assessment.chart.ChartDto.Expected;
import health.trellis.assessment.chart.ChartDto.Mark;
import health.trellis.assessment.chart.ChartDto.MarkKind;
import health.trellis.assessment.chart.ChartDto.Point;
import health.trellis.assessment.chart.ChartDto.PointKind;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Scoring.Band;
import health.trellis.assessment.instrument.Scoring.ChangeRule;
import health.trellis.assessment.outcome.ExpectedCourse;
import health.trellis.assessment.outcome.ExpectedCourses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class ScoreChartTest {
  private static final Path DRAWINGS = Path.of("src", "test", "resources", "charts");
  private static final Instruments INSTRUMENTS = new Instruments();
  private static final ExpectedCourses COURSES = new ExpectedCourses();
  private static final LocalDate START = LocalDate.of(2026, 3, 2);

  @ParameterizedTest
  @EnumSource(Theme.class)
  void aDrawingIsWellFormedAndTellsItselfInWords(Theme theme) throws Exception {
    Document drawing = parse(ScoreChart.draw(response(), theme, 760));

    assertEquals("img", drawing.getDocumentElement().getAttribute("role"));
    assertEquals(
        "chart-title chart-desc", drawing.getDocumentElement().getAttribute("aria-labelledby"));
    assertEquals("PHQ-9 over time", drawing.getElementsByTagName("title").item(0).getTextContent());
    String words = drawing.getElementsByTagName("desc").item(0).getTextContent();
    assertTrue(words.startsWith("8 totals. First, 2 March 2026: 19, Moderately severe."), words);
    assertTrue(words.contains("15 lower"), words);
    assertTrue(words.contains("Clinical from 10. Expected by 27 April 2026: 11; off track"), words);
    assertTrue(words.contains("Sessions attended: 15, missed: 1."), words);
  }

  @Test
  void everyBandHasItsNameAndEveryPointItsNumber() throws Exception {
    String drawing = ScoreChart.draw(response(), Theme.LIGHT, 760);

    for (Band band : response().bands()) {
      assertTrue(drawing.contains(">" + band.label() + "<"), band.label());
    }
    for (Point point : response().points()) {
      assertTrue(drawing.contains(">" + point.score() + "<"), "score " + point.score());
    }
  }

  @Test
  void lightAndDarkAreFixedAndAutoFollowsTheDevice() {
    assertFalse(ScoreChart.draw(response(), Theme.DARK, 760).contains("prefers-color-scheme"));
    assertTrue(ScoreChart.draw(response(), Theme.AUTO, 760).contains("prefers-color-scheme: dark"));
  }

  /** Programs that print or convert drawings know neither custom properties nor selector lists. */
  @ParameterizedTest
  @EnumSource(Theme.class)
  void aDrawingNeedsNoBrowser(Theme theme) {
    String drawing = ScoreChart.draw(response(), theme, 760);

    assertFalse(drawing.contains("var("), drawing);
    assertFalse(drawing.contains(":is("), drawing);
  }

  @Test
  void aHeadingTooLongForOneLineTakesTwoAndIsCutAfterThem() throws Exception {
    Chart long200 = titled("word ".repeat(40).strip());
    Chart long42 = titled("Generalized Anxiety Disorder scale (GAD-7)");

    assertEquals(
        List.of("Generalized Anxiety Disorder scale", "(GAD-7) over time"), headings(long42));
    assertEquals(2, headings(long200).size());
    assertTrue(headings(long200).getLast().endsWith("…"));
    assertTrue(headings(long200).stream().allMatch(h -> h.length() <= 40));
  }

  @Test
  void datesOfANarrowDrawingStandApart() throws Exception {
    List<Double> places = new ArrayList<>();
    var texts = parse(ScoreChart.draw(response(), Theme.LIGHT, 360)).getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      if (texts.item(i).getTextContent().matches("\\d+ [A-Z][a-z]{2}")) {
        var x = texts.item(i).getAttributes().getNamedItem("x");
        places.add(Double.valueOf(x.getNodeValue()));
      }
    }

    assertTrue(places.size() >= 2, places.toString());
    for (int i = 1; i < places.size(); i++) {
      assertTrue(places.get(i) - places.get(i - 1) >= 45, places.toString());
    }
  }

  private static List<String> headings(Chart chart) throws Exception {
    List<String> found = new ArrayList<>();
    var texts = parse(ScoreChart.draw(chart, Theme.LIGHT, 360)).getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      var look = texts.item(i).getAttributes().getNamedItem("class");
      if (look != null && look.getNodeValue().equals("heading")) {
        found.add(texts.item(i).getTextContent());
      }
    }
    return found;
  }

  private static Chart titled(String title) {
    Chart chart = worse();
    return new Chart(
        chart.patientId(),
        chart.instrument(),
        title,
        chart.from(),
        chart.to(),
        chart.highest(),
        chart.caseness(),
        chart.bands(),
        chart.points(),
        chart.expected(),
        chart.expectedSource(),
        chart.marks(),
        chart.description());
  }

  @Test
  void aChartWithoutTotalsSaysSo() throws Exception {
    String drawing = ScoreChart.draw(chart("phq-9", List.of(), List.of()), Theme.AUTO, 360);

    parse(drawing);
    assertTrue(drawing.contains("No totals in this time"));
  }

  /** Written anew by {@code -Dupdate}. */
  @Test
  void aChangeOfADrawingIsSeen() throws IOException {
    held("phq-9-response.svg", ScoreChart.draw(response(), Theme.AUTO, 760));
    held("gad-7-worse.svg", ScoreChart.draw(worse(), Theme.AUTO, 760));
  }

  private static void held(String name, String drawing) throws IOException {
    Path file = DRAWINGS.resolve(name);
    if (System.getProperty("update") != null) {
      Files.createDirectories(DRAWINGS);
      Files.writeString(file, drawing);
    }
    assertEquals(Files.readString(file), drawing);
  }

  private static Chart response() {
    List<Point> points = points("phq-9", 19, 18, 15, 14, 11, 9, 6, 4);
    List<Mark> marks = sessions(8, 2);
    marks.add(new Mark(START.plusDays(3), MarkKind.PLAN, "Plan signed"));
    marks.add(new Mark(START.plusDays(10), MarkKind.MEDICATION, "Sertraline 50 mg"));
    marks.add(new Mark(START.plusDays(31), MarkKind.PLAN, "Plan revised (2)"));
    return chart("phq-9", points, marks);
  }

  private static Chart worse() {
    List<Point> points = points("gad-7", 11, 12, 12, 14, 16, 17);
    List<Mark> marks = sessions(6, 5);
    marks.add(new Mark(START.plusDays(3), MarkKind.PLAN, "Plan signed"));
    return chart("gad-7", points, marks);
  }

  private static Chart chart(String code, List<Point> points, List<Mark> marks) {
    Instrument instrument = INSTRUMENTS.named(code, "instrument");
    List<Band> bands = instrument.scoring().bandsFor(null);
    List<Expected> expected = expected(code, points);
    return new Chart(
        new UUID(0, 1),
        code,
        code.equals("phq-9") ? "PHQ-9" : "GAD-7",
        START,
        START.plusWeeks(8),
        bands.getLast().to(),
        rule(code).caseness(),
        bands,
        points,
        expected,
        COURSES.source(),
        marks,
        ChartText.of(points, rule(code).caseness(), expected, marks));
  }

  private static List<Expected> expected(String code, List<Point> points) {
    List<Expected> expected = new ArrayList<>();
    if (!points.isEmpty()) {
      ExpectedCourse course = COURSES.from(code, points.getFirst().score()).orElseThrow();
      for (int week = 0; week <= 8; week++) {
        expected.add(
            new Expected(
                START.plusWeeks(week),
                course.at(week),
                course.highest(week, rule(code).reliable())));
      }
    }
    return expected;
  }

  private static ChangeRule rule(String code) {
    return Objects.requireNonNull(INSTRUMENTS.named(code, "instrument").scoring().change());
  }

  private static List<Point> points(String code, int... totals) {
    List<Point> points = new ArrayList<>();
    for (int week = 0; week < totals.length; week++) {
      int total = totals[week];
      String band =
          INSTRUMENTS.named(code, "instrument").scoring().bandsFor(null).stream()
              .filter(b -> total >= b.from() && total <= b.to())
              .findFirst()
              .orElseThrow()
              .label();
      points.add(new Point(START.plusWeeks(week), total, band, kind(code, totals[0], total)));
    }
    return points;
  }

  private static PointKind kind(String code, int first, int total) {
    if (total - first >= rule(code).reliable()) {
      return PointKind.WORSE;
    }
    if (total < rule(code).remissionBelow()) {
      return PointKind.REMISSION;
    }
    return total * 2 <= first ? PointKind.RESPONSE : PointKind.USUAL;
  }

  /** Two sessions a week; every so many weeks the second is missed. */
  private static List<Mark> sessions(int weeks, int missedInWeek) {
    List<Mark> marks = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      MarkKind second = week == missedInWeek ? MarkKind.MISSED_SESSION : MarkKind.SESSION;
      marks.add(new Mark(START.plusDays(week * 7L + 1), MarkKind.SESSION, "Group session"));
      marks.add(new Mark(START.plusDays(week * 7L + 4), second, "Individual session"));
    }
    return marks;
  }

  private static Document parse(String drawing) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8)));
  }
}
