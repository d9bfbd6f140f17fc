package health.trellis.notification.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its owner sees it.
 *
 * @param active whether events are delivered now
 * @param paused why they are not: OWNER, FAILING or GONE
 * @param failingSince when deliveries began to fail
 * @param oldSecretUntil until when the secret before the last rotation signs too
 * @param secret shown once, when it is made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A subscription to events")
public record WebhookDto(
    UUID id,
    @Schema(examples = "https://ehr.example.org/trellis-events") String url,
    Set<String> eventTypes,
    boolean active,
    @Nullable @Schema(examples = "FAILING") String paused,
    @Nullable Instant failingSince,
    @Nullable Instant oldSecretUntil,
    Instant createdAt,
    @Nullable @Schema(description = "Shown once: verify signatures with it") String secret) {

  /** What a client asks for. */
  @Schema(description = "A wanted subscription; without event types it gets all")
  public record NewWebhook(
      @NotNull
          @Size(min = 8, max = 1000)
          @Schema(examples = "https://ehr.example.org/trellis-events")
          String url,
      @NotNull @Size(max = 50) @Schema(examples = "[\"health.trellis.episode.admitted.v1\"]")
          Set<@Size(max = 120) String> eventTypes) {}

  /** One delivery. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(description = "One event on its way to a subscriber")
  public record Delivery(
      UUID id,
      UUID eventId,
      String eventType,
      @Schema(examples = "DELIVERED") String state,
      int attempts,
      @Nullable @Schema(examples = "204") String lastStatus,
      @Nullable Instant lastTryAt,
      @Nullable List<Try> tries) {

    Delivery with(List<Try> made) {
      return new Delivery(id, eventId, eventType, state, attempts, lastStatus, lastTryAt, made);
    }
  }

  /** One try of a delivery. */
  public record Try(
      Instant at, @Schema(examples = "503") String status, @Schema(examples = "84") long millis) {}

  static WebhookDto of(Webhook webhook, boolean withSecret) {
    return new WebhookDto(
        webhook.id(),
        webhook.url(),
        webhook.eventTypes(),
        webhook.paused() == null,
        webhook.paused() == null ? null : webhook.paused().name(),
        webhook.failingSince(),
        webhook.oldSecretUntil(),
        webhook.createdAt(),
        withSecret ? webhook.secret() : null);
  }
}
