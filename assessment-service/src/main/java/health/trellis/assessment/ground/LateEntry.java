package health.trellis.assessment.ground;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Says that a fact is entered after it happened. Nobody is reminded or paged because of it.
 *
 * @param reason why it is entered only now
 */
@Schema(
    name = "LateEntry",
    description = "A fact entered after it happened, by staff",
    examples = "{\"reason\": \"Transferred from paper\"}")
public record LateEntry(@NotBlank @Size(max = 500) String reason) {

  /** The reason, if there is a late entry. */
  public static @Nullable String reasonOf(@Nullable LateEntry late) {
    return late == null ? null : late.reason();
  }
}
