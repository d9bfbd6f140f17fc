package health.trellis.assessment.ground;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Answers that a device kept until it had a connection. The same id is never counted twice.
 *
 * @param clientId the device's id of the answers
 * @param authoredAt when they were given, by the device's clock
 */
@Schema(
    name = "OfflineEntry",
    description = "Answers that a device kept until it had a connection",
    examples =
        "{\"clientId\": \"0197a000-0000-7000-8000-00000000c11e\","
            + " \"authoredAt\": \"2026-01-15T10:00:00Z\"}")
public record OfflineEntry(@NotNull UUID clientId, @NotNull Instant authoredAt) {}
