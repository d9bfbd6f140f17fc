package health.trellis.patient.plan;

import health.trellis.patient.ground.Formats;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a goal is measured by.
 *
 * @param measure a score of an instrument, or attended minutes a week
 * @param instrument which instrument; with INSTRUMENT only
 * @param comparison whether less or more is better
 * @param value score, or minutes a week
 * @param dueOn by when
 * @param baseline where it began; the last score known at signing when absent
 * @param baselineOn when that was measured
 */
@Schema(name = "GoalTarget")
public record GoalTarget(
    @Schema(examples = "INSTRUMENT") @NotNull Measure measure,
    @Schema(examples = "phq-9") @Pattern(regexp = Formats.INSTRUMENT) @Nullable String instrument,
    @Schema(examples = "AT_MOST") @NotNull Comparison comparison,
    @Schema(examples = "9")
        @NotNull
        @DecimalMin("0")
        @DecimalMax("10000")
        @Digits(integer = 5, fraction = 2)
        BigDecimal value,
    @Nullable LocalDate dueOn,
    @Schema(examples = "18")
        @DecimalMin("0")
        @DecimalMax("10000")
        @Digits(integer = 5, fraction = 2)
        @Nullable BigDecimal baseline,
    @Nullable LocalDate baselineOn) {

  private static final int FULL = 100;

  /** By what a goal is measured. */
  public enum Measure {
    /** Total score of an instrument. */
    INSTRUMENT,

    /** Attended minutes a week. */
    ATTENDANCE
  }

  /** Which way the measure should go. */
  public enum Comparison {
    AT_MOST,
    AT_LEAST
  }

  /** Whether a measured value reaches the target. */
  public boolean isReachedBy(BigDecimal measured) {
    int difference = measured.compareTo(value);
    return switch (comparison) {
      case AT_MOST -> difference <= 0;
      case AT_LEAST -> difference >= 0;
    };
  }

  /**
   * How much of the way from baseline to target is done, 0 to 100 percent; absent without a
   * baseline. A target that the baseline reached already is kept or not: 100 or 0.
   */
  Optional<Integer> attainment(BigDecimal measured) {
    if (baseline == null) {
      return Optional.empty();
    }
    if (isReachedBy(measured)) {
      return Optional.of(FULL);
    }
    BigDecimal way = value.subtract(baseline);
    if (isReachedBy(baseline) || way.signum() == 0) {
      return Optional.of(0);
    }
    int percent =
        measured
            .subtract(baseline)
            .multiply(BigDecimal.valueOf(FULL))
            .divide(way, 0, RoundingMode.HALF_DOWN)
            .intValue();
    return Optional.of(Math.clamp(percent, 0, FULL));
  }

  GoalTarget from(BigDecimal measured, LocalDate on) {
    return new GoalTarget(measure, instrument, comparison, value, dueOn, measured, on);
  }

  boolean isMeasuredBy(String code) {
    return measure == Measure.INSTRUMENT && code.equals(instrument);
  }
}
