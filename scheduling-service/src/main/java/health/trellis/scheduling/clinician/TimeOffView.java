package health.trellis.scheduling.clinician;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.scheduling.session.TherapySession;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A clinician's time off.
 *
 * @param id its id
 * @param clinicianId who is away
 * @param startsAt from
 * @param endsAt until
 * @param reason why
 * @param sessionsToMove sessions that the clinician leads then, and that somebody must move, hand
 *     over or cancel; told when the time off is entered
 */
@Schema(name = "TimeOff")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimeOffView(
    UUID id,
    UUID clinicianId,
    Instant startsAt,
    Instant endsAt,
    TimeOff.Reason reason,
    @Nullable List<UUID> sessionsToMove) {
  static TimeOffView of(TimeOff timeOff) {
    return new TimeOffView(
        timeOff.id(),
        timeOff.clinicianId(),
        timeOff.span().start(),
        timeOff.span().end(),
        timeOff.reason(),
        null);
  }

  TimeOffView with(List<TherapySession> sessions) {
    return new TimeOffView(
        id,
        clinicianId,
        startsAt,
        endsAt,
        reason,
        sessions.stream().map(TherapySession::id).toList());
  }
}
