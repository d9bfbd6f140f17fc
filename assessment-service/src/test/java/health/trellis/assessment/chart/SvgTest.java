package health.trellis.assessment.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SvgTest {
  @Test
  void nothingThatIsWrittenBecomesMarkup() {
    String svg =
        new Svg()
            .open("svg", "lang", "\"><script>")
            .text("title", "<b>&\u0000 5 > 3")
            .close()
            .finish();

    assertEquals(
        "<svg lang=\"&quot;&gt;&lt;script&gt;\">\n<title>&lt;b&gt;&amp; 5 &gt; 3</title>\n</svg>\n",
        svg);
  }

  @Test
  void numbersHaveOneDecimalWhateverTheLocale() {
    assertEquals("<a x=\"1.3\" y=\"2\"/>\n", new Svg().shape("a", "x", 1.26, "y", 2).finish());
  }

  @Test
  void anOpenElementIsAnError() {
    assertThrows(IllegalStateException.class, () -> new Svg().open("g").finish());
  }
}
