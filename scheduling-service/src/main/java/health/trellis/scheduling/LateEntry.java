package health.trellis.scheduling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Says that a fact is entered after it happened. Nobody is reminded or told of it.
 *
 * @param reason why it is entered only now
 */
@Schema(
    name = "LateEntry",
    description = "A fact entered after it happened; coordinators only",
    examples = "{\"reason\": \"Transferred from the paper schedule\"}")
public record LateEntry(@NotBlank @Size(max = 500) String reason) {}
