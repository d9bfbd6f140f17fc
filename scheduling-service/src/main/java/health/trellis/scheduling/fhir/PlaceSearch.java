package health.trellis.scheduling.fhir;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and finds places for their FHIR faces, within what the caller may see. */
@ApplicationScoped
@Transactional
class PlaceSearch {
  private static final String FROM =
      "from Booking b join TherapySession s on s.id = b.sessionId"
          + " left join Attendance a on a.bookingId = b.id where ";
  private static final String PLACE =
      "select new health.trellis.scheduling.booking.BookedSession(b, s, a) " + FROM;

  private final EntityManager entities;
  private final Sql sql;
  private final BookingRepository bookings;
  private final KnownPatients patients;
  private final PatientAccess access;

  PlaceSearch(
      EntityManager entities,
      Sql sql,
      BookingRepository bookings,
      KnownPatients patients,
      PatientAccess access) {
    this.entities = entities;
    this.sql = sql;
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
  Page<BookedSession> find(FhirQuery query, String type) {
    PageRequest page = query.page();
    if (page.cursor().isPresent()) {
      query.and(
          "(s.startsAt, b.id) > (%s, %s)"
              .formatted(
                  query.bind(page.cursor().get().instant(0)),
                  query.bind(page.cursor().get().uuid(1))));
    }
    Page<BookedSession> found =
        Page.of(
            bind(PLACE + where(query) + " order by s.startsAt, b.id", BookedSession.class, query)
                .setMaxResults(page.limit() + 1)
                .getResultList(),
            page,
            place -> Cursor.of(place.session().span().start(), place.booking().id()));
    access.auditList(patientsOf(found.items()), Area.CALENDAR, type);
    return found;
  }

  /** How many places match. */
  long count(FhirQuery query) {
    return bind("select count(b) " + FROM + where(query), Long.class, query).getSingleResult();
  }

  /** Whom of these 42 CFR Part 2 protects. */
  Set<UUID> protectedAmong(Collection<BookedSession> places) {
    return access.protectedAmong(patientsOf(places));
  }

  /** The episodes that these sessions were in, by place. */
  Map<UUID, UUID> episodesOf(Collection<BookedSession> places) {
    record Stay(UUID id, UUID patientId, LocalDate from, @Nullable LocalDate to) {}
    List<Stay> stays =
        sql.query(
            """
            select id, patient_id, admitted_on, discharged_on from episode
            where patient_id = any(?::uuid[]) order by admitted_on desc
            """,
            row ->
                new Stay(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, LocalDate.class),
                    row.getObject(4, LocalDate.class)),
            (Object) ids(places));
    Map<UUID, UUID> found = new HashMap<>();
    for (BookedSession place : places) {
      LocalDate day = LocalDate.ofInstant(place.session().span().start(), place.session().zone());
      stays.stream()
          .filter(stay -> stay.patientId().equals(place.booking().patientId()))
          .filter(stay -> !stay.from().isAfter(day))
          .filter(stay -> stay.to() == null || !stay.to().isBefore(day))
          .findFirst()
          .ifPresent(stay -> found.put(place.booking().id(), stay.id()));
    }
    return found;
  }

  private String where(FhirQuery query) {
    VisiblePatients visible = access.visible(Area.CALENDAR);
    return query.hql() + " and " + visible.hql("b.patientId");
  }

  private <T> TypedQuery<T> bind(String hql, Class<T> type, FhirQuery query) {
    TypedQuery<T> select = entities.createQuery(hql, type);
    query.parameters().forEach(select::setParameter);
    access.visible(Area.CALENDAR).params().forEach(select::setParameter);
    return select;
  }

  private static String[] ids(Collection<BookedSession> places) {
    return patientsOf(places).stream().map(UUID::toString).toArray(String[]::new);
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
