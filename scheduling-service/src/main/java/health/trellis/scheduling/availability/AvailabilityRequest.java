package health.trellis.scheduling.availability;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All of a patient's windows; those of before are replaced.
 *
 * @param windows the windows; empty for a patient who can come at any time
 * @param away days on which the patient cannot come; as before when absent
 */
@Schema(
    name = "AvailabilityRequest",
    examples =
        """
        {"windows": [{"weekday": "MONDAY", "from": "09:00", "to": "17:00", "kind": "BUSY"}],
         "away": [{"firstDay": "2027-02-12", "lastDay": "2027-02-14"}]}
        """)
public record AvailabilityRequest(
    @NotNull @Size(max = 70) Set<@NotNull @Valid AvailabilityWindow> windows,
    @Nullable @Size(max = 60) List<@NotNull @Valid DaysAway> away) {}
