package health.trellis.notification.escalation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A policy as a program admin edits it.
 *
 * @param steps the first at once, each later than the one before
 * @param repeat what follows the last step, until somebody acknowledges; absent: the last step,
 *     with the pause between the last two
 */
@Schema(description = "Who is paged when, and what is repeated until somebody acknowledges")
public record PolicyDto(
    @NotNull @Size(min = 1, max = 10) List<@NotNull @Valid Step> steps,
    @Valid @Nullable Repeat repeat) {
  /** What is repeated. */
  public record Repeat(
      @Min(60) @Max(86400) @Schema(description = "Seconds before each repeat", examples = "300")
          int everySeconds,
      @Schema(
              description = "All steps again from the first with their pauses, or only the last",
              examples = "false")
          boolean all) {}

  /** One step. */
  public record Step(
      @NotNull @Schema(examples = "ON_CALL") EscalationTarget target,
      @Min(0) @Max(604800) @Schema(description = "Seconds after the alert", examples = "300")
          int afterSeconds) {}

  static PolicyDto of(EscalationPolicy policy) {
    return new PolicyDto(
        policy.steps().stream()
            .map(step -> new Step(step.target(), (int) step.after().toSeconds()))
            .toList(),
        new Repeat((int) policy.repeat().every().toSeconds(), policy.repeat().all()));
  }

  EscalationPolicy toPolicy() {
    List<EscalationPolicy.Step> taken =
        steps.stream()
            .map(s -> new EscalationPolicy.Step(s.target(), Duration.ofSeconds(s.afterSeconds())))
            .toList();
    return repeat == null
        ? new EscalationPolicy(taken)
        : new EscalationPolicy(
            taken,
            new EscalationPolicy.Repeat(Duration.ofSeconds(repeat.everySeconds()), repeat.all()));
  }
}
