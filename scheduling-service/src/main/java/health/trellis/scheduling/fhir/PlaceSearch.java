package health.trellis.scheduling.fhir;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads and finds places for their FHIR faces, within what the caller may see. */
@ApplicationScoped
@Transactional
class PlaceSearch {
  private final EntityManager entities;
  private final BookingRepository bookings;
  private final KnownPatients patients;
  private final PatientAccess access;

  PlaceSearch(
      EntityManager entities,
      BookingRepository bookings,
      KnownPatients patients,
      PatientAccess access) {
    this.entities = entities;
    this.bookings = bookings;
    this.patients = patients;
    this.access = access;
  }

  /** One place, or 404. */
  BookedSession read(String id, String type) {
    BookedSession place =
        uuid(id).map(bookings::requirePlace).orElseThrow(() -> Refusal.notFound(type));
    patients.mayRead(place.booking().patientId(), Area.CALENDAR, type);
    return place;
  }

  /** A page of places by start. */
  Page<BookedSession> find(
      PlaceParameters parameters, String always, PageRequest page, String type) {
    VisiblePatients visible = access.visible(Area.CALENDAR);
    Map<String, Object> values = new HashMap<>(parameters.values());
    values.putAll(visible.params());
    String where = parameters.condition() + " and " + always + " and " + visible.hql("b.patientId");
    if (page.cursor().isPresent()) {
      where += " and (s.startsAt, b.id) > (:afterStart, :afterId)";
      values.put("afterStart", page.cursor().get().instant(0));
      values.put("afterId", page.cursor().get().uuid(1));
    }
    Page<BookedSession> found =
        Page.of(
            query(where, values, page.limit() + 1),
            page,
            place -> Cursor.of(place.session().span().start(), place.booking().id()));
    access.auditList(patientsOf(found.items()), Area.CALENDAR, type);
    return found;
  }

  /** Whom of these 42 CFR Part 2 protects. */
  Set<UUID> protectedAmong(Collection<BookedSession> places) {
    return patientsOf(places).stream().filter(access::isProtected).collect(Collectors.toSet());
  }

  private List<BookedSession> query(String where, Map<String, Object> values, int limit) {
    TypedQuery<BookedSession> select =
        entities.createQuery(
            "select new health.trellis.scheduling.booking.BookedSession(b, s, a) from Booking b"
                + " join TherapySession s on s.id = b.sessionId"
                + " left join Attendance a on a.bookingId = b.id where "
                + where
                + " order by s.startsAt, b.id",
            BookedSession.class);
    values.forEach(select::setParameter);
    return select.setMaxResults(limit).getResultList();
  }

  private static Set<UUID> patientsOf(Collection<BookedSession> places) {
    return places.stream().map(p -> p.booking().patientId()).collect(Collectors.toSet());
  }

  private static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
