package health.trellis.scheduling.makeup;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.slot.FreeSlot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What makes up for a missed session.
 *
 * @param missedBookingId the place in the missed session
 * @param madeUpBy the place that makes up for it, once one is taken
 * @param offers sessions to choose from; empty once one is taken
 */
@Schema(name = "MakeUp")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MakeUpView(UUID missedBookingId, @Nullable UUID madeUpBy, List<Offer> offers) {
  /**
   * A session to make up with.
   *
   * @param sessionId the meeting; absent for a session that is opened when it is taken
   * @param timeZone IANA zone of the site
   */
  @Schema(name = "MakeUpOffer")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Offer(
      @Nullable UUID sessionId,
      String modality,
      Instant startsAt,
      Instant endsAt,
      String timeZone,
      UUID clinicianId,
      @Nullable UUID roomId) {
    static Offer of(FreeSlot slot) {
      return new Offer(
          null,
          slot.modality(),
          slot.startsAt(),
          slot.endsAt(),
          slot.timeZone(),
          slot.clinicianId(),
          slot.roomId());
    }

    static Offer of(TherapySession session) {
      return new Offer(
          session.id(),
          session.modality(),
          session.span().start(),
          session.span().end(),
          session.zone().getId(),
          session.clinicianId(),
          session.roomId());
    }
  }
}
