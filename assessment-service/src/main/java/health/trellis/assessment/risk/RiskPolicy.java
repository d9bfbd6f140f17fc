package health.trellis.assessment.risk;

import health.trellis.event.RiskLevel;
import health.trellis.kit.http.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a program wants done about each level of risk, and how soon. The defaults follow the triage
 * points of the Columbia Lighthouse Project's screener and common practice for item nine of the
 * PHQ-9: imminent at once, high within 15 minutes, moderate the same day.
 *
 * @param imminent act now, do not leave the person alone
 * @param high act soon
 * @param moderate act the same day
 */
public record RiskPolicy(
    @NotNull @Valid Step imminent, @NotNull @Valid Step high, @NotNull @Valid Step moderate) {

  /** The policy of a program that never said otherwise. */
  static final RiskPolicy DEFAULT =
      new RiskPolicy(
          new Step("Page the on-call clinician; do not leave the patient alone; offer 988", 0),
          new Step("Call the patient, ask the C-SSRS in full and review the safety plan", 15),
          new Step("Talk with the patient today and review the safety plan", null));

  /**
   * What one level asks for.
   *
   * @param requiredAction what staff do, in words
   * @param withinMinutes how soon somebody takes it on; absent: the same day of the patient's zone
   */
  public record Step(
      @NotBlank @Size(max = 300) String requiredAction,
      @Min(0) @Max(MINUTES_PER_DAY) @Nullable Integer withinMinutes) {
    private static final int MINUTES_PER_DAY = 1440;

    /** By when somebody must act on what came in at a moment. */
    Instant actBy(Instant from, ZoneId zone) {
      return withinMinutes == null
          ? from.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant()
          : from.plus(withinMinutes, ChronoUnit.MINUTES);
    }

    private int minutes() {
      return withinMinutes == null ? MINUTES_PER_DAY : withinMinutes;
    }
  }

  /** What a level asks for. */
  Step step(RiskLevel level) {
    return switch (level) {
      case IMMINENT -> imminent;
      case HIGH -> high;
      case MODERATE -> moderate;
    };
  }

  /** Refuses (422) a policy by which a higher level may wait longer than a lower one. */
  void refuseWaitingLongerWhenWorse() {
    if (imminent.minutes() > high.minutes()) {
      throw waitsTooLong("/imminent/withinMinutes", "high");
    }
    if (high.minutes() > moderate.minutes()) {
      throw waitsTooLong("/high/withinMinutes", "moderate");
    }
  }

  private static Refusal waitsTooLong(String pointer, String lower) {
    return Refusal.invalid(
        pointer, "waits-too-long", "A higher level cannot wait longer than " + lower + ".");
  }
}
