package health.trellis.patient.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The person behind a plan; every part may be left out.
 *
 * @param patientWords what the patient hopes for, as the patient says it
 * @param strengths what to build on
 * @param preferences how the patient wants to be treated
 * @param barriers what may stand in the way
 * @param familyPart what family or friends do, as the patient wishes
 * @param readyWhen by what patient and team will see that it is time to step down or to leave
 */
@Schema(name = "PlanNarrative")
public record Narrative(
    @Schema(examples = "I want to laugh with my kids again") @Size(max = 2000)
        @Nullable String patientWords,
    @Schema(examples = "[\"Keeps promises\"]") @Size(max = 20)
        List<@NotBlank @Size(max = 300) String> strengths,
    @Schema(examples = "[\"Evenings, after work\"]") @Size(max = 20)
        List<@NotBlank @Size(max = 300) String> preferences,
    @Schema(examples = "[\"No car\"]") @Size(max = 20)
        List<@NotBlank @Size(max = 300) String> barriers,
    @Schema(examples = "Her mother comes to the family evenings") @Size(max = 2000)
        @Nullable String familyPart,
    @Schema(examples = "Two full weeks and PHQ-9 below 10") @Size(max = 2000)
        @Nullable String readyWhen) {
  /** Nothing said yet. */
  public static final Narrative EMPTY =
      new Narrative(null, List.of(), List.of(), List.of(), null, null);

  /** Absent lists are empty. */
  public Narrative {
    strengths = strengths == null ? List.of() : strengths;
    preferences = preferences == null ? List.of() : preferences;
    barriers = barriers == null ? List.of() : barriers;
  }
}
