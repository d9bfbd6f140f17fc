package health.trellis.notification.escalation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A policy as a program admin edits it.
 *
 * @param steps the first at once, each later than the one before
 */
@Schema(description = "Who is paged when; the last step is repeated until somebody acknowledges")
public record PolicyDto(@NotNull @Valid @Size(min = 1, max = 10) List<Step> steps) {
  /** One step. */
  public record Step(
      @NotNull @Schema(examples = "ON_CALL") EscalationTarget target,
      @Min(0) @Max(604800) @Schema(description = "Seconds after the alert", examples = "300")
          int afterSeconds) {}

  static PolicyDto of(EscalationPolicy policy) {
    return new PolicyDto(
        policy.steps().stream()
            .map(step -> new Step(step.target(), (int) step.after().toSeconds()))
            .toList());
  }

  EscalationPolicy toPolicy() {
    return new EscalationPolicy(
        steps.stream()
            .map(s -> new EscalationPolicy.Step(s.target(), Duration.ofSeconds(s.afterSeconds())))
            .toList());
  }
}
