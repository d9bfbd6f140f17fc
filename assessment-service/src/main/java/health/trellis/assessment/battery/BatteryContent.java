package health.trellis.assessment.battery;

import health.trellis.assessment.ground.Occasion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a program asks, and when.
 *
 * @param intake at admission
 * @param weekly every week of the episode after the first
 * @param weeklyWhenPositive every week, but only patients who ever answered with a finding
 * @param discharge at the end
 * @param daysToAnswer how many days after assigning answers are due, 1 to 14
 */
public record BatteryContent(
    @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> intake,
    @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> weekly,
    @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> weeklyWhenPositive,
    @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> discharge,
    @NotNull @Valid @Min(1) @Max(14) Integer daysToAnswer) {
  private static final String CODE = "[a-z][a-z0-9-]{1,39}";

  /** What a program asks that never said otherwise: full at intake and discharge, short weekly. */
  static final BatteryContent DEFAULT =
      new BatteryContent(
          List.of("phq-9", "gad-7", "audit-c", "dast-10", "c-ssrs-screener"),
          List.of("phq-9", "gad-7"),
          List.of("c-ssrs-screener"),
          List.of("phq-9", "gad-7", "audit-c", "dast-10", "c-ssrs-screener"),
          3);

  /** What is asked of everybody on an occasion. */
  public List<String> on(Occasion occasion) {
    return switch (occasion) {
      case INTAKE -> intake;
      case WEEKLY -> weekly;
      case DISCHARGE -> discharge;
      case REVIEW, FOLLOW_UP -> List.of();
    };
  }
}
