package health.trellis.assessment.chart;

import health.trellis.kit.http.Refusal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Colors of a chart. Ink on paper has a contrast of at least 7 to 1 (WCAG 2.2, level AAA). */
enum Theme {
  /** As the reader's device says. */
  AUTO,

  /** Dark ink on white. */
  LIGHT,

  /** Light ink on black. */
  DARK;

  private static final String SHAPES =
      """
      .trellis-chart text { font: 12px system-ui, sans-serif; stroke-width: 3; paint-order: stroke; }
      .trellis-chart .heading { font-size: 15px; font-weight: 600; }
      .trellis-chart .grid { stroke-width: 1; }
      .trellis-chart .cut { stroke-dasharray: 6 4; }
      .trellis-chart .line { fill: none; stroke-width: 2; }
      .trellis-chart .expected { fill: none; stroke-dasharray: 8 4; }
      .trellis-chart .limit { fill: none; stroke-dasharray: 2 4; }
      .trellis-chart .point { stroke-width: 2; }
      .trellis-chart .plan { stroke-width: 1.5; }
      .trellis-chart .medication { stroke-width: 1.5; stroke-dasharray: 1 4; }
      .trellis-chart .miss { fill: none; stroke-width: 1.5; }
      """;
  private static final String ON_LIGHT =
      colors("#ffffff", "#1b1f24", "#b8bec6", "#2a6f97", "#0b4f6c");
  private static final String ON_DARK =
      colors("#111418", "#eef1f4", "#59616b", "#7cc4e8", "#9bd7f5");

  /**
   * Written out, not as custom properties, which programs that print or convert SVG do not know.
   * Letters have a rim of paper, so that a line behind them does not strike them out.
   */
  private static String colors(String paper, String ink, String grid, String band, String line) {
    return """
        .trellis-chart text { fill: %2$s; stroke: %1$s; }
        .trellis-chart .paper { fill: %1$s; }
        .trellis-chart .grid { stroke: %3$s; }
        .trellis-chart .band { fill: %4$s; }
        .trellis-chart .line { stroke: %5$s; }
        .trellis-chart .point { fill: %1$s; stroke: %5$s; }
        .trellis-chart .sign { fill: %2$s; }
        .trellis-chart .cut, .trellis-chart .expected, .trellis-chart .limit,
        .trellis-chart .plan, .trellis-chart .medication,
        .trellis-chart .sign, .trellis-chart .miss { stroke: %2$s; }
        """
        .formatted(paper, ink, grid, band, line);
  }

  /** Reads the parameter. */
  static Theme of(@Nullable String text) {
    return Arrays.stream(values())
        .filter(theme -> text == null || theme.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> Refusal.badRequest("theme", "unknown", "One of auto, light and dark."));
  }

  /** The style sheet. */
  String style() {
    return switch (this) {
      case LIGHT -> SHAPES + ON_LIGHT;
      case DARK -> SHAPES + ON_DARK;
      case AUTO -> SHAPES + ON_LIGHT + "@media (prefers-color-scheme: dark) {\n" + ON_DARK + "}\n";
    };
  }
}
