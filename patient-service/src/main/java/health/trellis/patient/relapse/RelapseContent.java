package health.trellis.patient.relapse;

import health.trellis.kit.Ids;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a relapse-prevention plan says, in the patient's words.
 *
 * @param triggers situations, people and feelings that tempt or upset
 * @param warningSigns early signs that the check-in asks about
 * @param copingStrategies what helps
 * @param supports whom to call
 */
@Schema(name = "RelapsePreventionContent")
public record RelapseContent(
    @Schema(examples = "[\"Sunday evenings\"]") @Size(max = 30)
        List<@NotBlank @Size(max = 500) String> triggers,
    @Size(max = 20) List<@Valid @NotNull Sign> warningSigns,
    @Schema(examples = "[\"Walk with the dog\"]") @Size(max = 30)
        List<@NotBlank @Size(max = 500) String> copingStrategies,
    @Size(max = 20) List<@Valid @NotNull Support> supports) {

  /** Absent lists are empty. */
  public RelapseContent {
    triggers = triggers == null ? List.of() : triggers;
    warningSigns = warningSigns == null ? List.of() : warningSigns;
    copingStrategies = copingStrategies == null ? List.of() : copingStrategies;
    supports = supports == null ? List.of() : supports;
  }

  /**
   * An early sign.
   *
   * @param id to refer to it in a check-in; given when absent
   * @param text the sign
   */
  @Schema(name = "RelapseWarningSign")
  public record Sign(
      @Nullable UUID id,
      @Schema(examples = "I stop answering messages") @NotBlank @Size(max = 500) String text) {}

  /**
   * Somebody who helps.
   *
   * @param name who
   * @param relationship what the person is to the patient
   * @param phone how to reach the person
   */
  @Schema(name = "RelapseSupport")
  public record Support(
      @Schema(examples = "Rosa") @NotBlank @Size(max = 200) String name,
      @Schema(examples = "mother") @Size(max = 100) @Nullable String relationship,
      @Schema(examples = "+1 212 555 0199") @Size(max = 40) @Nullable String phone) {}

  RelapseContent withIds() {
    return new RelapseContent(
        triggers,
        warningSigns.stream()
            .map(s -> new Sign(Objects.requireNonNullElseGet(s.id(), Ids::next), s.text()))
            .toList(),
        copingStrategies,
        supports);
  }
}
