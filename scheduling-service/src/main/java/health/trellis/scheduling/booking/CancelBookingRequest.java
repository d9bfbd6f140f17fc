package health.trellis.scheduling.booking;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place is given back.
 *
 * @param reason why
 * @param by who wants it so
 */
@Schema(
    name = "CancelBookingRequest",
    examples = "{\"reason\": \"A dentist's appointment\", \"by\": \"PATIENT\"}")
public record CancelBookingRequest(
    @NotBlank @Size(max = 500) String reason, @NotNull CancelledBy by) {}
