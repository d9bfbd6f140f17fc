package health.trellis.scheduling.room;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A room to create or to change.
 *
 * @param id the id that it is to have; a new one when absent; not read on a change
 * @param siteId its site
 * @param name what its door says
 * @param capacity how many people it seats
 * @param active whether sessions may be planned in it; yes when absent
 */
@Schema(
    name = "RoomRequest",
    examples =
        "{\"siteId\": \"0197a000-0000-7000-8000-000000000001\", \"name\": \"Maple\", \"capacity\":"
            + " 14}")
public record RoomRequest(
    @Nullable UUID id,
    @NotNull UUID siteId,
    @NotBlank @Size(max = 120) String name,
    @NotNull @Min(1) @Max(500) Integer capacity,
    @Nullable Boolean active) {}
