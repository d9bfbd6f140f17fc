package health.trellis.scheduling.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportFormsTest {
  private static final Report REPORT =
      new Report(
          "attendance",
          "No-shows",
          LocalDate.of(2027, 3, 1),
          LocalDate.of(2027, 3, 28),
          List.of("program", "places", "noShowPercent"),
          "noShowPercent",
          List.of(List.of("Day, \"A\" & <B>", 40L, 10L), List.of("=HYPERLINK(\"x\")", 8L, 20L)));

  @Test
  void csvQuotesWhatMustBeAndRunsNoFormula() {
    assertEquals(
        "program,places,noShowPercent\r\n"
            + "\"Day, \"\"A\"\" & <B>\",40,10\r\n"
            + "\"'=HYPERLINK(\"\"x\"\")\",8,20\r\n",
        ReportCsv.of(REPORT));
  }

  @Test
  void theChartIsXmlWithABarForEachRow() throws Exception {
    byte[] svg = ReportChart.of(REPORT).getBytes(StandardCharsets.UTF_8);
    Document chart =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg));
    assertEquals(3, chart.getElementsByTagName("rect").getLength());
    Element longest = (Element) chart.getElementsByTagName("rect").item(2);
    assertEquals("400", longest.getAttribute("width"));
    assertTrue(chart.getDocumentElement().getTextContent().contains("Day, \"A\" & <B>"));
  }

  @Test
  void theChartSaysWhatItCountsInWordsAndThatThereIsNothing() {
    assertTrue(ReportChart.of(REPORT).contains("No-shows: no show percent<"));
    Report none =
        new Report(
            "attendance",
            "No-shows",
            REPORT.from(),
            REPORT.to(),
            REPORT.columns(),
            REPORT.chart(),
            List.of());
    assertTrue(ReportChart.of(none).contains("Nothing in these days."));
  }
}
