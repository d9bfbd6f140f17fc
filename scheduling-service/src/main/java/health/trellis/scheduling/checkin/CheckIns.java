package health.trellis.scheduling.checkin;

import health.trellis.kit.Ids;
import health.trellis.scheduling.attendance.AttendanceSource;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.time.Span;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps and reads who was there when. */
@ApplicationScoped
public class CheckIns implements PanacheRepositoryBase<Presence, UUID> {
  CheckIns() {}

  /**
   * How patients took part by their check-ins, by place; those who did not check in are left out.
   */
  public Map<UUID, CheckedIn> of(Collection<BookedSession> places) {
    Map<UUID, List<Presence>> stretches =
        list(
                "bookingId in ?1 order by arrivedAt",
                places.stream().map(place -> place.booking().id()).toList())
            .stream()
            .collect(Collectors.groupingBy(Presence::bookingId));
    Map<UUID, CheckedIn> found = new HashMap<>();
    for (BookedSession place : places) {
      UUID id = place.booking().id();
      Optional.ofNullable(stretches.get(id))
          .flatMap(there -> checkedIn(there, place.session().span()))
          .ifPresent(in -> found.put(id, in));
    }
    return found;
  }

  private static Optional<CheckedIn> checkedIn(List<Presence> stretches, Span session) {
    return CheckedIn.of(
        stretches.getLast().source(),
        stretches.stream().map(stretch -> stretch.until(session.end())).toList(),
        session);
  }

  /** The stretch that has not ended. */
  Optional<Presence> open(UUID bookingId) {
    return find("bookingId = ?1 and leftAt is null", bookingId).firstResultOptional();
  }

  Presence begin(UUID bookingId, AttendanceSource source, Instant now) {
    Presence presence = new Presence(Ids.next(), bookingId, source, now);
    persist(presence);
    return presence;
  }
}
