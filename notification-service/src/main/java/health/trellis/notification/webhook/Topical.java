package health.trellis.notification.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a webhook a topic-based subscription of FHIR.
 *
 * @param topic what is subscribed to
 * @param aboutPatient the one patient whom it is about; absent: all whom the client may see
 * @param headers sent with each notification, as {@code Name: value}
 * @param heartbeatSeconds how often the endpoint hears that all is well; absent: never
 * @param reason why, in the client's words
 * @param endsAt when it ends by itself
 * @param shakenAt when the endpoint took the handshake; absent: it has not yet
 * @param events how many events it had since its start
 */
record Topical(
    Topic topic,
    @Nullable UUID aboutPatient,
    List<String> headers,
    @Nullable Integer heartbeatSeconds,
    @Nullable String reason,
    @Nullable Instant endsAt,
    @Nullable Instant shakenAt,
    long events) {

  /** Event types of ours that are none of the catalog's. */
  static final String HANDSHAKE = "handshake";

  static final String HEARTBEAT = "heartbeat";

  boolean hasEnded(Instant now) {
    return endsAt != null && !now.isBefore(endsAt);
  }

  /** Whether it is over, rests by its owner's wish, or was answered 410: then nothing is queued. */
  boolean isOff(Webhook.@Nullable Pause paused, Instant now) {
    return hasEnded(now) || paused == Webhook.Pause.OWNER || paused == Webhook.Pause.GONE;
  }

  boolean isAbout(@Nullable UUID patientId) {
    return aboutPatient == null || aboutPatient.equals(patientId);
  }
}
