package health.trellis.notification.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.notification.message.NotificationState;
import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The way of one message on one channel.
 *
 * @param id the notification
 * @param audience whom it was for
 * @param kind what it told
 * @param channel how it went
 * @param state where it stands
 * @param reason why it was not sent, as a code
 * @param why what became of it, in a sentence
 * @param address where it went, but for the start of it
 * @param provider who carried it
 * @param providerId the provider's name for it
 * @param attempts how often it was handed over
 * @param timeline every state with its time, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Why somebody did or did not get a message")
public record TraceDto(
    UUID id,
    @Schema(examples = "patient:0197a000-0000-7000-8000-000000000301") String audience,
    MessageKind kind,
    Channel channel,
    NotificationState state,
    @Nullable @Schema(examples = "preference") String reason,
    @Schema(examples = "The person has switched such messages off on this channel.") String why,
    @Nullable @Schema(examples = "…ia@example.org") String address,
    @Nullable @Schema(examples = "smtp") String provider,
    @Nullable String providerId,
    int attempts,
    List<Step> timeline) {

  /** A state that was reached, or a try that was made. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Step(
      Instant at,
      @Schema(examples = "SENT") String what,
      @Nullable @Schema(examples = "smtp-451") String detail) {}

  TraceDto with(List<Step> steps) {
    return new TraceDto(
        id,
        audience,
        kind,
        channel,
        state,
        reason,
        why,
        address,
        provider,
        providerId,
        attempts,
        steps);
  }
}
