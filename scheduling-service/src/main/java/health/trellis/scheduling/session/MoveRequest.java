package health.trellis.scheduling.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a session goes; its length stays.
 *
 * @param startsAt when; either this or localStart
 * @param localStart when, by the clock at the site
 * @param clinicianId who leads it then; the same when absent
 * @param roomId where it is then; the same when absent
 * @param scope this one, or this one and all that follow of its series; this one when absent
 * @param reason why
 */
@Schema(
    name = "MoveRequest",
    examples = "{\"startsAt\": \"2027-03-03T22:00:00Z\", \"reason\": \"The therapist is ill\"}")
public record MoveRequest(
    @Nullable Instant startsAt,
    @Nullable LocalDateTime localStart,
    @Nullable UUID clinicianId,
    @Nullable UUID roomId,
    @Nullable Scope scope,
    @NotBlank @Size(max = 500) String reason) {
  /** What moves. */
  public enum Scope {
    ONE,
    FOLLOWING
  }

  /** The same for a session that follows. */
  MoveRequest to(Instant start) {
    return new MoveRequest(start, null, clinicianId, roomId, Scope.ONE, reason);
  }
}
