package health.trellis.scheduling.hold;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A held slot is booked.
 *
 * @param authorizationOverride why to book past what the payer approved; staff only
 */
@Schema(name = "ConfirmRequest", examples = "{}")
public record ConfirmRequest(@Nullable @Size(max = 500) String authorizationOverride) {}
