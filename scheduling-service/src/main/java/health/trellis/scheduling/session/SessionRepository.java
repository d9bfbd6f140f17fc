package health.trellis.scheduling.session;

import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.session.TherapySession.Status;
import health.trellis.scheduling.time.Span;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sessions by id, group, leader, room and time. */
@ApplicationScoped
public class SessionRepository implements PanacheRepositoryBase<TherapySession, UUID> {
  /** The session, or 404. */
  public TherapySession require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("session"));
  }

  /** The session, locked until the transaction ends: who changes it or books into it waits. */
  public TherapySession lock(UUID id) {
    TherapySession session = require(id);
    getEntityManager().refresh(session, LockModeType.PESSIMISTIC_WRITE);
    return session;
  }

  /** All that takes place within a stretch of time. */
  public List<TherapySession> scheduledIn(Span span) {
    return list(
        "status = ?1 and startsAt < ?2 and endsAt > ?3 and startsAt > ?4 order by startsAt, id",
        Status.SCHEDULED,
        span.end(),
        span.start(),
        span.reachedFrom());
  }

  /** All that takes place within a stretch of time at a site. */
  public List<TherapySession> scheduledAt(UUID siteId, Span span) {
    return list(
        "programId in (select p.id from Program p where p.siteId = ?1) and status = ?2"
            + " and startsAt < ?3 and endsAt > ?4 and startsAt > ?5 order by startsAt, id",
        siteId,
        Status.SCHEDULED,
        span.end(),
        span.start(),
        span.reachedFrom());
  }

  /** A program's meetings of groups, with a place left, within a stretch of time. */
  public List<TherapySession> openMeetings(UUID programId, Span span) {
    return list(
        "programId = ?1 and groupId is not null and status = ?2 and placesTaken < capacity"
            + " and startsAt >= ?3 and endsAt <= ?4 order by startsAt, id",
        programId,
        Status.SCHEDULED,
        span.start(),
        span.end());
  }

  /** What of a group's series has a session already, cancelled ones included. */
  public Set<LocalDate> occurrencesOf(UUID groupId, LocalDate from, LocalDate until) {
    return new HashSet<>(
        getEntityManager()
            .createQuery(
                "select occurrenceOn from TherapySession"
                    + " where groupId = ?1 and occurrenceOn between ?2 and ?3",
                LocalDate.class)
            .setParameter(1, groupId)
            .setParameter(2, from)
            .setParameter(3, until)
            .getResultList());
  }

  /** The sessions of a series from an instant on. */
  public List<TherapySession> ofSeriesFrom(UUID seriesId, Instant from) {
    return list(
        "seriesId = ?1 and status = ?2 and startsAt >= ?3 order by startsAt",
        seriesId,
        Status.SCHEDULED,
        from);
  }

  /** A group's meetings from an instant on. */
  public List<TherapySession> ofGroupFrom(UUID groupId, Instant from) {
    return list(
        "groupId = ?1 and status = ?2 and startsAt >= ?3 order by startsAt",
        groupId,
        Status.SCHEDULED,
        from);
  }

  /** Whether a group meets, or met, before an instant. */
  public boolean meetsBefore(UUID groupId, Instant before) {
    return count(
            "groupId = ?1 and status = ?2 and startsAt < ?3", groupId, Status.SCHEDULED, before)
        > 0;
  }

  /** The last meeting of a group before an instant that had something of a curriculum. */
  public Optional<TherapySession> lastLesson(UUID groupId, UUID curriculumId, Instant before) {
    return find(
            "groupId = ?1 and curriculumId = ?2 and status = ?3 and startsAt < ?4"
                + " order by startsAt desc",
            groupId,
            curriculumId,
            Status.SCHEDULED,
            before)
        .firstResultOptional();
  }

  /** Sessions that a clinician leads, alone or with somebody; cancelled ones too. */
  public List<TherapySession> ofClinician(UUID clinicianId, Span span) {
    return list(
        "(clinicianId = ?1 or ?1 member of coLeaderIds) and startsAt < ?2 and endsAt > ?3"
            + " and startsAt > ?4 order by startsAt, id",
        clinicianId,
        span.end(),
        span.start(),
        span.reachedFrom());
  }
}
