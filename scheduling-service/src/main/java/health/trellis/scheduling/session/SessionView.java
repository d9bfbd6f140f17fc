package health.trellis.scheduling.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.SessionType;
import health.trellis.scheduling.booking.Booking;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A session with those participants whom the caller may know of.
 *
 * @param capacity places; absent for patients and family
 * @param placesTaken places taken; absent for patients and family
 * @param lesson what a group's meeting has of its curriculum
 */
@Schema(name = "Session")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionView(
    UUID id,
    UUID programId,
    @Nullable UUID groupId,
    SessionType type,
    String modality,
    UUID clinicianId,
    @Nullable UUID roomId,
    Instant startsAt,
    Instant endsAt,
    int minutes,
    String timeZone,
    TherapySession.Status status,
    Delivery delivery,
    ServiceType serviceType,
    List<UUID> coLeaderIds,
    @Nullable Integer capacity,
    @Nullable Integer placesTaken,
    boolean lateEntry,
    @Nullable Lesson lesson,
    List<Participant> participants) {

  /**
   * A patient's place.
   *
   * @param bookingId the place
   * @param patientId whose
   * @param status whether it is held
   */
  @Schema(name = "Participant")
  public record Participant(UUID bookingId, UUID patientId, Booking.Status status) {}

  static SessionView of(TherapySession session, List<Booking> visible, boolean staff) {
    return new SessionView(
        session.id(),
        session.programId(),
        session.groupId(),
        session.type(),
        session.modality(),
        session.clinicianId(),
        session.roomId(),
        session.span().start(),
        session.span().end(),
        session.minutes(),
        session.zone().getId(),
        session.status(),
        session.delivery(),
        session.serviceType(),
        session.coLeaderIds().stream().sorted().toList(),
        staff ? session.capacity() : null,
        staff ? session.placesTaken() : null,
        session.lateEntryReason() != null,
        session.lesson(),
        visible.stream().map(b -> new Participant(b.id(), b.patientId(), b.status())).toList());
  }
}
