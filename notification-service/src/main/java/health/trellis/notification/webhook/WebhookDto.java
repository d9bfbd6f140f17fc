package health.trellis.notification.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its owner sees it.
 *
 * @param secret shown once, when it is made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A subscription to events")
public record WebhookDto(
    UUID id,
    @Schema(examples = "https://ehr.example.org/trellis-events") String url,
    Set<String> eventTypes,
    boolean active,
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
      @Nullable Instant lastTryAt) {}

  static WebhookDto of(Webhook webhook, boolean withSecret) {
    return new WebhookDto(
        webhook.id(),
        webhook.url(),
        webhook.eventTypes(),
        webhook.active(),
        webhook.createdAt(),
        withSecret ? webhook.secret() : null);
  }
}
