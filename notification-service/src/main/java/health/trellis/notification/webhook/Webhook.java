package health.trellis.notification.webhook;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription.
 *
 * @param id the subscription
 * @param owner the account that made it
 * @param clientId the EHR client whose view of patients bounds it; absent for a program admin's
 * @param url where events go
 * @param eventTypes CloudEvents types, or empty for all
 * @param secret signs each delivery
 * @param oldSecret signs too for a while after a rotation
 * @param active whether it gets events
 */
record Webhook(
    UUID id,
    String owner,
    @Nullable String clientId,
    String url,
    Set<String> eventTypes,
    String secret,
    @Nullable String oldSecret,
    boolean active,
    Instant createdAt,
    long version) {

  boolean wants(String eventType) {
    return active && (eventTypes.isEmpty() || eventTypes.contains(eventType));
  }
}
