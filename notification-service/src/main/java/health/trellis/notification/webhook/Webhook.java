package health.trellis.notification.webhook;

import health.trellis.kit.Ids;
import health.trellis.kit.identity.CurrentUser;
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
 * @param oldSecretUntil end of that while
 * @param paused why nothing is delivered now; absent: it is
 * @param topical what makes it a subscription of FHIR; absent for all others
 * @param failingSince when deliveries began to fail; absent: the last one succeeded
 */
record Webhook(
    UUID id,
    String owner,
    @Nullable String clientId,
    String url,
    Set<String> eventTypes,
    String secret,
    @Nullable String oldSecret,
    @Nullable Instant oldSecretUntil,
    @Nullable Pause paused,
    @Nullable Instant failingSince,
    Instant createdAt,
    @Nullable Topical topical) {

  /** Why nothing is delivered; events wait meanwhile. */
  enum Pause {
    /** Its owner wished so. */
    OWNER,
    /** It fails for long; the oldest event is tried now and then, and success resumes it. */
    FAILING,
    /** It answered 410. */
    GONE
  }

  /** A new one of an account: an EHR's is bound by what its client may see. */
  static Webhook of(
      CurrentUser owner,
      String url,
      Set<String> eventTypes,
      @Nullable Topical topical,
      Instant now) {
    return new Webhook(
        Ids.next(),
        owner.subject(),
        owner.isSystem() ? owner.clientId() : null,
        url,
        eventTypes,
        WebhookSignature.newSecret(),
        null,
        null,
        null,
        null,
        now,
        topical);
  }

  boolean wants(String eventType) {
    return paused != Pause.GONE && (eventTypes.isEmpty() || eventTypes.contains(eventType));
  }

  /** The old secret while it still signs. */
  @Nullable String validOldSecret(Instant now) {
    return oldSecretUntil != null && now.isBefore(oldSecretUntil) ? oldSecret : null;
  }
}
