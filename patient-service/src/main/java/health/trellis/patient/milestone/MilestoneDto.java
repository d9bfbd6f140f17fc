package health.trellis.patient.milestone;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What answers about milestones hold. */
public final class MilestoneDto {
  private MilestoneDto() {}

  /** Answer: a milestone. */
  @Schema(name = "Milestone")
  public record MilestoneView(
      UUID id,
      UUID patientId,
      MilestoneKind kind,
      @Schema(description = "On which instrument, for response and remission", examples = "phq-9")
          @Nullable String instrument,
      @Schema(description = "How many, for days of consistency and of sobriety", examples = "30")
          @Nullable Integer days,
      LocalDate reachedOn) {}
}
