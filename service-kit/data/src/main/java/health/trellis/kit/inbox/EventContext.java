package health.trellis.kit.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of an event beside its payload (CloudEvents attributes).
 *
 * @param id unique per event; the same when it is delivered again
 * @param time when it happened
 * @param source the service that tells it, for example {@code /patient-service}
 */
public record EventContext(UUID id, Instant time, String source) {}
