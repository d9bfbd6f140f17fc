package health.trellis.scheduling.session;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.program.ProgramClock;
import health.trellis.scheduling.time.Span;
import health.trellis.scheduling.time.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows sessions with only those participants whom the caller may know of. */
@ApplicationScoped
@Transactional
class SessionReading {
  private static final String WHAT = "session";

  private final EntityManager entities;
  private final SessionRepository sessions;
  private final ProgramClock programs;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  SessionReading(
      EntityManager entities,
      SessionRepository sessions,
      ProgramClock programs,
      PatientAccess access,
      CurrentUser user,
      Clock clock) {
    this.entities = entities;
    this.sessions = sessions;
    this.programs = programs;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  SessionView read(UUID id) {
    TherapySession session = sessions.require(id);
    List<Booking> visible = visibleIn(List.of(id));
    if (!runsSessions() && visible.isEmpty()) {
      throw Refusal.notFound("session");
    }
    audit(visible);
    return SessionView.of(session, visible, runsSessions());
  }

  Page<SessionView> list(SessionQuery query, PageRequest page) {
    List<TherapySession> rows = rows(query, page);
    Page<TherapySession> found =
        Page.of(rows, page, row -> Cursor.of(row.span().start(), row.id()));
    List<Booking> visible = visibleIn(found.items().stream().map(TherapySession::id).toList());
    audit(visible);
    Map<UUID, List<Booking>> bySession =
        visible.stream().collect(Collectors.groupingBy(Booking::sessionId));
    return found.map(
        s -> SessionView.of(s, bySession.getOrDefault(s.id(), List.of()), runsSessions()));
  }

  private List<TherapySession> rows(SessionQuery query, PageRequest page) {
    Span span = TimeRange.parse(query.from, query.to, zone(query), clock.instant());
    Map<String, Object> params = new HashMap<>();
    String where = condition(query, span, page, params);
    TypedQuery<TherapySession> select =
        entities.createQuery(
            "from TherapySession s where " + where + " order by s.startsAt, s.id",
            TherapySession.class);
    params.forEach(select::setParameter);
    return select.setMaxResults(page.limit() + 1).getResultList();
  }

  /** Days are those of what is asked for, at its site; by UTC where nothing is named. */
  private ZoneId zone(SessionQuery query) {
    UUID program = query.programId;
    if (program == null && query.groupId != null) {
      program = first("select g.programId from TherapyGroup g where g.id = ?1", query.groupId);
    }
    if (program == null && query.patientId != null) {
      program =
          first(
              "select e.programId from Episode e where e.patientId = ?1"
                  + " order by e.admittedOn desc, e.id desc",
              query.patientId);
    }
    if (program == null && query.clinicianId != null) {
      program =
          first(
              "select p from Clinician c join c.programIds p where c.id = ?1 order by p",
              query.clinicianId);
    }
    return program == null ? ZoneOffset.UTC : programs.zoneOf(program);
  }

  private @Nullable UUID first(String query, UUID of) {
    return entities
        .createQuery(query, UUID.class)
        .setParameter(1, of)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  private String condition(
      SessionQuery query, Span span, PageRequest page, Map<String, Object> params) {
    StringBuilder where =
        new StringBuilder("s.startsAt < :to and s.endsAt > :from and s.startsAt > :reach");
    params.put("from", span.start());
    params.put("reach", span.reachedFrom());
    params.put("to", span.end());
    equal("clinicianId", query.clinicianId, where, params);
    equal("groupId", query.groupId, where, params);
    equal("programId", query.programId, where, params);
    page.cursor()
        .ifPresent(
            after -> {
              where.append(" and (s.startsAt, s.id) > (:afterStart, :afterId)");
              params.put("afterStart", after.instant(0));
              params.put("afterId", after.uuid(1));
            });
    if (!runsSessions() || query.patientId != null) {
      where.append(" and ").append(withPlace(query, params));
    }
    return where.toString();
  }

  private String withPlace(SessionQuery query, Map<String, Object> params) {
    VisiblePatients visible = access.visible(Area.CALENDAR);
    params.putAll(visible.params());
    String place =
        "exists (select 1 from Booking b where b.sessionId = s.id and "
            + visible.hql("b.patientId");
    if (query.patientId == null) {
      return place + ")";
    }
    params.put("patientId", query.patientId);
    return place + " and b.patientId = :patientId)";
  }

  private static void equal(
      String field, @Nullable UUID value, StringBuilder where, Map<String, Object> params) {
    if (value != null) {
      where.append(" and s.").append(field).append(" = :").append(field);
      params.put(field, value);
    }
  }

  private List<Booking> visibleIn(List<UUID> sessionIds) {
    VisiblePatients visible = access.visible(Area.CALENDAR);
    TypedQuery<Booking> select =
        entities
            .createQuery(
                "from Booking b where b.sessionId in (:sessions) and "
                    + visible.hql("b.patientId")
                    + " order by b.id",
                Booking.class)
            .setParameter("sessions", sessionIds);
    visible.params().forEach(select::setParameter);
    return select.getResultList();
  }

  private void audit(List<Booking> visible) {
    access.auditList(
        visible.stream().map(Booking::patientId).distinct().toList(), Area.CALENDAR, WHAT);
  }

  /** Those who run sessions see them all, with places free; others see that they are in. */
  private boolean runsSessions() {
    return user.has(Role.CLINICIAN)
        || user.has(Role.PRESCRIBER)
        || user.has(Role.COORDINATOR)
        || user.has(Role.PROGRAM_ADMIN);
  }
}
