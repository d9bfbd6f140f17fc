package health.trellis.scheduling.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The program cancels a session.
 *
 * @param reason why
 */
@Schema(name = "CancelSessionRequest", examples = "{\"reason\": \"The site is closed by snow\"}")
public record CancelSessionRequest(@NotBlank @Size(max = 500) String reason) {}
