package health.trellis.patient.safety;

import health.trellis.kit.http.FieldError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a safety plan says, in the patient's words, in the order in which it is used.
 *
 * @param warningSigns step 1: how I notice that a crisis begins
 * @param internalCoping step 2: what I can do by myself
 * @param distractions step 3: people and places that take my mind off
 * @param helpers step 4: whom I can ask for help
 * @param professionals step 5: professionals and agencies
 * @param saferEnvironment step 6: how my surroundings become safer
 * @param reasonsForLiving what is worth it
 */
@Schema(name = "SafetyPlanContent")
public record SafetyContent(
    @Schema(examples = "[\"I cannot stop thinking that I am a burden\"]") @Size(max = 20)
        List<@NotBlank @Size(max = 500) String> warningSigns,
    @Schema(examples = "[\"Cold shower\"]") @Size(max = 20)
        List<@NotBlank @Size(max = 500) String> internalCoping,
    @Size(max = 20) List<@Valid @NotNull Contact> distractions,
    @Size(max = 20) List<@Valid @NotNull Contact> helpers,
    @Size(max = 20) List<@Valid @NotNull Contact> professionals,
    @Schema(examples = "[\"My brother keeps the tablets\"]") @Size(max = 20)
        List<@NotBlank @Size(max = 500) String> saferEnvironment,
    @Schema(examples = "[\"My daughter\"]") @Size(max = 20)
        List<@NotBlank @Size(max = 500) String> reasonsForLiving) {
  /** Absent steps are empty. */
  public SafetyContent {
    warningSigns = warningSigns == null ? List.of() : warningSigns;
    internalCoping = internalCoping == null ? List.of() : internalCoping;
    distractions = distractions == null ? List.of() : distractions;
    helpers = helpers == null ? List.of() : helpers;
    professionals = professionals == null ? List.of() : professionals;
    saferEnvironment = saferEnvironment == null ? List.of() : saferEnvironment;
    reasonsForLiving = reasonsForLiving == null ? List.of() : reasonsForLiving;
  }

  /** A person, a place or an agency. */
  @Schema(name = "SafetyContact")
  public record Contact(
      @Schema(examples = "Rosa") @NotBlank @Size(max = 200) String name,
      @Schema(examples = "mother") @Size(max = 200) @Nullable String note,
      @Schema(examples = "+1 212 555 0199") @Size(max = 40) @Nullable String phone) {}

  /** Which steps are empty that a plan in force needs. */
  List<FieldError> missing() {
    List<FieldError> errors = new ArrayList<>();
    need(warningSigns, "/warningSigns", "A plan names a warning sign.", errors);
    need(internalCoping, "/internalCoping", "A plan names what helps alone.", errors);
    need(saferEnvironment, "/saferEnvironment", "A plan makes the surroundings safer.", errors);
    if (helpers.isEmpty() && professionals.isEmpty()) {
      errors.add(new FieldError("/helpers", "required", "A plan names somebody to ask for help."));
    }
    return errors;
  }

  private static void need(
      List<String> step, String pointer, String detail, List<FieldError> errors) {
    if (step.isEmpty()) {
      errors.add(new FieldError(pointer, "required", detail));
    }
  }
}
