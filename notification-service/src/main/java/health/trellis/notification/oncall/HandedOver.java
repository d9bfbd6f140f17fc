package health.trellis.notification.oncall;

import java.util.UUID;

/**
 * A duty changed hands.
 *
 * @param programId of which program
 * @param from the clinician who was on call
 * @param to the one who is now
 */
public record HandedOver(UUID programId, UUID from, UUID to) {}
