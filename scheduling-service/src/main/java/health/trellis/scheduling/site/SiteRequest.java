package health.trellis.scheduling.site;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A site to create or to change.
 *
 * @param id the id that it is to have; a new one when absent; not read on a change
 * @param name name
 * @param timeZone IANA zone
 * @param country ISO 3166-1 alpha-2
 */
@Schema(
    name = "SiteRequest",
    examples = "{\"name\": \"Riverside\", \"timeZone\": \"America/New_York\", \"country\": \"US\"}")
public record SiteRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 120) String name,
    @NotBlank @Size(max = 64) String timeZone,
    @NotNull @Pattern(regexp = "[A-Z]{2}", message = "Two capital letters of ISO 3166-1.")
        String country) {}
