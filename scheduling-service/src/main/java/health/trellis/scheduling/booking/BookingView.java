package health.trellis.scheduling.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.SessionType;
import health.trellis.scheduling.session.TherapySession;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A patient's place in a session. */
@Schema(name = "Booking")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookingView(
    UUID id,
    UUID sessionId,
    UUID patientId,
    SessionType type,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    Booking.Status status,
    @Nullable CancelledBy cancelledBy,
    boolean lateEntry) {
  /** The place in its session. */
  public static BookingView of(Booking booking, TherapySession session) {
    return new BookingView(
        booking.id(),
        session.id(),
        booking.patientId(),
        session.type(),
        session.span().start(),
        session.span().end(),
        session.zone().getId(),
        booking.status(),
        booking.cancelledBy(),
        booking.lateEntryReason() != null);
  }
}
