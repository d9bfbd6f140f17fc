package health.trellis.scheduling.session;

import health.trellis.event.SessionType;
import health.trellis.scheduling.time.Span;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session to put on the calendar.
 *
 * @param programId whose session it is
 * @param type kind
 * @param modality for example CBT
 * @param groupId the group that meets; absent for the other kinds
 * @param occurrenceOn the day of the group's series that it stands for
 * @param clinicianId who leads it
 * @param roomId where; absent for a session by video
 * @param span when
 * @param zone the site's zone
 * @param capacity how many patients it has places for
 * @param lateEntryReason why it is entered after the fact; absent for the future
 * @param delivery in person or by video
 * @param serviceType what it is for
 * @param coLeaderIds who leads it with the leader
 */
public record NewSession(
    UUID programId,
    SessionType type,
    String modality,
    @Nullable UUID groupId,
    @Nullable LocalDate occurrenceOn,
    UUID clinicianId,
    @Nullable UUID roomId,
    Span span,
    ZoneId zone,
    int capacity,
    @Nullable String lateEntryReason,
    Delivery delivery,
    ServiceType serviceType,
    Set<UUID> coLeaderIds) {
  /** A session in its room, or by video when it has none. */
  public NewSession(
      UUID programId,
      SessionType type,
      String modality,
      @Nullable UUID groupId,
      @Nullable LocalDate occurrenceOn,
      UUID clinicianId,
      @Nullable UUID roomId,
      Span span,
      ZoneId zone,
      int capacity,
      @Nullable String lateEntryReason) {
    this(
        programId,
        type,
        modality,
        groupId,
        occurrenceOn,
        clinicianId,
        roomId,
        span,
        zone,
        capacity,
        lateEntryReason,
        roomId == null ? Delivery.TELEHEALTH : Delivery.IN_PERSON,
        ServiceType.usual(type),
        Set.of());
  }
}
