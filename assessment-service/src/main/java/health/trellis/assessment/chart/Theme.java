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
      .trellis-chart text { fill: var(--ink); font: 12px system-ui, sans-serif; }
      .trellis-chart .heading { font-size: 15px; font-weight: 600; }
      .trellis-chart .paper { fill: var(--paper); }
      .trellis-chart .grid { stroke: var(--grid); stroke-width: 1; }
      .trellis-chart .band { fill: var(--band); }
      .trellis-chart .cut { stroke: var(--ink); stroke-dasharray: 6 4; }
      .trellis-chart .line { fill: none; stroke: var(--line); stroke-width: 2; }
      .trellis-chart .expected { fill: none; stroke: var(--ink); stroke-dasharray: 8 4; }
      .trellis-chart .limit { fill: none; stroke: var(--ink); stroke-dasharray: 2 4; }
      .trellis-chart .point { fill: var(--paper); stroke: var(--line); stroke-width: 2; }
      .trellis-chart .plan { stroke: var(--ink); stroke-width: 1.5; }
      .trellis-chart .medication { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 1 4; }
      .trellis-chart .sign { fill: var(--ink); stroke: var(--ink); }
      .trellis-chart .miss { fill: none; stroke: var(--ink); stroke-width: 1.5; }
      """;
  private static final String ON_LIGHT =
      ".trellis-chart { --paper: #ffffff; --ink: #1b1f24; --grid: #b8bec6; --band: #2a6f97;"
          + " --line: #0b4f6c; }\n";
  private static final String ON_DARK =
      ".trellis-chart { --paper: #111418; --ink: #eef1f4; --grid: #59616b; --band: #7cc4e8;"
          + " --line: #9bd7f5; }\n";

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
      case LIGHT -> ON_LIGHT + SHAPES;
      case DARK -> ON_DARK + SHAPES;
      case AUTO -> ON_LIGHT + "@media (prefers-color-scheme: dark) { " + ON_DARK + "}\n" + SHAPES;
    };
  }
}
