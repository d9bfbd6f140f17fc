package health.trellis.patient.relapse;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What answers about relapse-prevention plans hold. */
public final class RelapsePlanDto {
  private RelapsePlanDto() {}

  /** Where a plan stands: DRAFT, then ACTIVE, then SUPERSEDED by a later one. */
  public enum Status {
    DRAFT,
    ACTIVE,
    SUPERSEDED
  }

  /** Answer: a relapse-prevention plan. */
  @Schema(name = "RelapsePreventionPlan")
  public record RelapsePlanView(
      UUID id,
      UUID episodeId,
      UUID patientId,
      @Schema(description = "1 for the first of the episode") int version,
      Status status,
      RelapseContent content,
      String author,
      @Nullable Instant activatedAt,
      Instant updatedAt) {}
}
