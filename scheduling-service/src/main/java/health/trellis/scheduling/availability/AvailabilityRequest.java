package health.trellis.scheduling.availability;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All of a patient's windows; those of before are replaced.
 *
 * @param windows the windows; empty for a patient who can come at any time
 */
@Schema(
    name = "AvailabilityRequest",
    examples =
        """
        {"windows": [{"weekday": "MONDAY", "from": "09:00", "to": "17:00", "kind": "BUSY"}]}
        """)
public record AvailabilityRequest(
    @NotNull @Size(max = 70) Set<@NotNull @Valid AvailabilityWindow> windows) {}
