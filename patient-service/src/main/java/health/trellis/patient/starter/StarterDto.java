package health.trellis.patient.starter;

import health.trellis.patient.plan.TreatmentPlanDto.DraftPlan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What answers about starters hold. */
public final class StarterDto {
  private StarterDto() {}

  /** A starter in the list. */
  @Schema(name = "PlanStarterSummary")
  public record StarterSummary(
      @Schema(examples = "major-depression") String code,
      String title,
      @Schema(description = "Beginnings of ICD-10-CM codes", examples = "[\"F32\",\"F33\"]")
          List<String> conditions,
      String about,
      @Schema(description = "Ships with Trellis: not to be changed") boolean builtIn,
      @Schema(description = "The site whose own it is") @Nullable UUID siteId) {}

  /** Answer: a starter with the draft to adapt. */
  @Schema(name = "PlanStarter")
  public record StarterView(
      String code,
      String title,
      List<String> conditions,
      String about,
      @Schema(description = "Ships with Trellis: not to be changed") boolean builtIn,
      @Schema(description = "Retired ones are not listed any more") @Nullable Instant retiredAt,
      @Schema(description = "As it is kept, to edit it") Starter content,
      @Schema(description = "Adapt it and draft it as the plan of an episode") DraftPlan draft) {}
}
