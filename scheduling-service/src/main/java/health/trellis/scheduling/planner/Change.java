package health.trellis.scheduling.planner;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.SessionType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One difference between a proposal and today's calendar.
 *
 * @param kind what is to happen
 * @param patientId whose place it is; absent where a whole meeting changes
 * @param type kind of session
 * @param modality for example CBT
 * @param bookingId the place that is given back or moves
 * @param sessionId the session of today, or the meeting to join
 * @param from where it is today
 * @param to where it is to be
 */
@Schema(name = "ScheduleChange")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
    Kind kind,
    @Nullable UUID patientId,
    SessionType type,
    String modality,
    @Nullable UUID bookingId,
    @Nullable UUID sessionId,
    @Nullable Slot from,
    @Nullable Slot to) {
  /** What is to happen. */
  public enum Kind {
    /** A place in a group's meeting is given back. */
    LEAVE,
    /** A session of the patient alone is cancelled. */
    CANCEL,
    /** A session of the patient alone goes elsewhere. */
    MOVE,
    /** A place in a group's meeting is given. */
    JOIN,
    /** A session of the patient alone is made. */
    OPEN,
    /** A meeting gets another leader or room. */
    SUBSTITUTE,
    /** A meeting does not take place. */
    CANCEL_MEETING
  }

  /** When, with whom and in which room. */
  @Schema(name = "ScheduleSlot")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Slot(Instant startsAt, Instant endsAt, UUID clinicianId, @Nullable UUID roomId) {}

  /** The same without the person, who is nobody yet. */
  Change anonymous() {
    return new Change(kind, null, type, modality, bookingId, sessionId, from, to);
  }
}
