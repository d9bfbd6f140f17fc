package health.trellis.patient.safety;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What answers about safety plans hold. */
public final class SafetyPlanDto {
  private SafetyPlanDto() {}

  /** Where a plan stands: DRAFT, then ACTIVE, then SUPERSEDED by a later one. */
  public enum Status {
    DRAFT,
    ACTIVE,
    SUPERSEDED
  }

  /** Answer: a safety plan. */
  @Schema(name = "SafetyPlan")
  public record SafetyPlanView(
      UUID id,
      UUID patientId,
      @Schema(description = "1 for the first of the patient") int version,
      Status status,
      SafetyContent content,
      String author,
      @Nullable Instant activatedAt,
      Instant updatedAt) {}

  /** A number to call. */
  @Schema(name = "PocketCall")
  public record Call(
      @Schema(examples = "988 Suicide and Crisis Lifeline") String name,
      @Schema(examples = "tel:988") String link) {}

  /** A step on one card. */
  @Schema(name = "PocketStep")
  public record Step(
      @Schema(examples = "What helps me") String title, List<String> lines, List<Call> calls) {}

  /** Answer: what fits in a pocket. */
  @Schema(name = "PocketPlan")
  public record PocketView(
      UUID patientId,
      @Schema(description = "Always there, whatever the plans say") List<Call> crisis,
      @Schema(description = "The safety plan in force, step by step") List<Step> safety,
      @Schema(description = "The relapse-prevention plan in force") List<Step> relapse,
      @Schema(description = "The day that it was put together") LocalDate asOf) {}
}
