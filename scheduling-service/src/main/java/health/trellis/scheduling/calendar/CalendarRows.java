package health.trellis.scheduling.calendar;

import health.trellis.scheduling.attendance.Attendance;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads calendars: each in one query, with the names that it shows. */
@ApplicationScoped
public class CalendarRows {
  /** No session is longer; without it, every session of the past would be looked at. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final String WITHIN =
      " and s.startsAt > :longAgo and s.startsAt < :to and s.endsAt > :from";
  private static final String NAMES =
      " join Clinician c on c.id = s.clinicianId left join Room r on r.id = s.roomId where ";
  private static final String ROW =
      "select new health.trellis.scheduling.calendar.CalendarRows$Row(";

  private final EntityManager entities;

  CalendarRows(EntityManager entities) {
    this.entities = entities;
  }

  /** What a calendar belongs to; a clinician's shows what that person co-leads, too. */
  enum Owner {
    CLINICIAN("(s.clinicianId = :id or :id member of s.coLeaderIds)"),
    ROOM("s.roomId = :id"),
    GROUP("s.groupId = :id"),
    PROGRAM("s.programId = :id");

    private final String condition;

    Owner(String condition) {
      this.condition = condition;
    }
  }

  /**
   * One entry.
   *
   * @param session the session
   * @param clinicianName who leads it
   * @param credentials that person's
   * @param roomName where
   * @param booking the patient's place; absent on calendars of others
   * @param attendance what is recorded for it
   */
  public record Row(
      TherapySession session,
      String clinicianName,
      @Nullable String credentials,
      @Nullable String roomName,
      @Nullable Booking booking,
      @Nullable Attendance attendance) {
    /** Without a patient. */
    public Row(
        TherapySession session,
        String clinicianName,
        @Nullable String credentials,
        @Nullable String roomName) {
      this(session, clinicianName, credentials, roomName, null, null);
    }

    String leader() {
      return credentials == null ? clinicianName : clinicianName + ", " + credentials;
    }
  }

  /** The sessions of a clinician, room, group or program, cancelled ones too. */
  List<Row> of(Owner owner, UUID id, Span span) {
    return entities
        .createQuery(
            ROW
                + "s, c.displayName, c.credentials, r.name) from TherapySession s"
                + NAMES
                + owner.condition
                + WITHIN
                + " order by s.startsAt, s.id",
            Row.class)
        .setParameter("id", id)
        .setParameter("longAgo", span.start().minus(LONGEST))
        .setParameter("from", span.start())
        .setParameter("to", span.end())
        .getResultList();
  }

  /** The zone of a program's site, if there is such a program. */
  Optional<ZoneId> zoneOfProgram(UUID programId) {
    return entities
        .createQuery(
            "select t.timeZone from Program p join Site t on t.id = p.siteId where p.id = :id",
            String.class)
        .setParameter("id", programId)
        .getResultStream()
        .map(ZoneId::of)
        .findFirst();
  }

  /** A patient's places, held and given back. */
  List<Row> ofPatient(UUID patientId, Span span) {
    return entities
        .createQuery(
            ROW
                + "s, c.displayName, c.credentials, r.name, b, a) from Booking b"
                + " join TherapySession s on s.id = b.sessionId"
                + " left join Attendance a on a.bookingId = b.id"
                + NAMES
                + "b.patientId = :id and b.startsAt > :longAgo and b.startsAt < :to"
                + WITHIN
                + " order by s.startsAt, b.id",
            Row.class)
        .setParameter("id", patientId)
        .setParameter("longAgo", span.start().minus(LONGEST))
        .setParameter("from", span.start())
        .setParameter("to", span.end())
        .getResultList();
  }

  /** A patient's next places. */
  List<Row> nextOfPatient(UUID patientId, Instant now, int limit) {
    return entities
        .createQuery(
            ROW
                + "s, c.displayName, c.credentials, r.name, b, a) from Booking b"
                + " join TherapySession s on s.id = b.sessionId"
                + " left join Attendance a on a.bookingId = b.id"
                + NAMES
                + "b.patientId = :id and b.status = BOOKED and b.startsAt > :longAgo"
                + " and s.endsAt > :now order by s.startsAt, b.id",
            Row.class)
        .setParameter("id", patientId)
        .setParameter("longAgo", now.minus(LONGEST))
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultList();
  }

  /** A clinician's next sessions. */
  List<Row> nextOfClinician(UUID clinicianId, Instant now, int limit) {
    return entities
        .createQuery(
            ROW
                + "s, c.displayName, c.credentials, r.name) from TherapySession s"
                + NAMES
                + Owner.CLINICIAN.condition
                + " and s.status = SCHEDULED and s.startsAt > :longAgo"
                + " and s.endsAt > :now order by s.startsAt, s.id",
            Row.class)
        .setParameter("id", clinicianId)
        .setParameter("longAgo", now.minus(LONGEST))
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultList();
  }
}
