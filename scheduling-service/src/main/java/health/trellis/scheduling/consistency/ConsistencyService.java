package health.trellis.scheduling.consistency;

import health.trellis.event.AttendanceRiskReason;
import health.trellis.event.AttendanceStatus;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.program.ProgramClock;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sums up a patient's attendance and lists open worries. */
@ApplicationScoped
@Transactional
class ConsistencyService {
  private static final String WHAT = "attendance-summary";
  private static final Duration FOUR_WEEKS = Duration.ofDays(28);

  private final BookingRepository bookings;
  private final EpisodeRepository episodes;
  private final ProgramClock programs;
  private final KnownPatients patients;
  private final PatientAccess access;
  private final EntityManager entities;
  private final Sql sql;
  private final Clock clock;

  ConsistencyService(
      BookingRepository bookings,
      EpisodeRepository episodes,
      ProgramClock programs,
      KnownPatients patients,
      PatientAccess access,
      EntityManager entities,
      Sql sql,
      Clock clock) {
    this.bookings = bookings;
    this.episodes = episodes;
    this.programs = programs;
    this.patients = patients;
    this.access = access;
    this.entities = entities;
    this.sql = sql;
    this.clock = clock;
  }

  SummaryView summary(UUID patientId) {
    patients.mayRead(patientId, Area.CALENDAR, WHAT);
    Episode episode = episodes.latest(patientId).orElseThrow(() -> Refusal.notFound(WHAT));
    Instant now = clock.instant();
    Instant since =
        episode.admittedOn().atStartOfDay(programs.zoneOf(episode.programId())).toInstant();
    List<Outcome> all =
        since.isBefore(now)
            ? Outcome.of(bookings.heldBy(patientId, new Span(since, now)))
            : List.of();
    Consistency steady = Consistency.of(all);
    return new SummaryView(
        patientId,
        episode.admittedOn(),
        count(all, Outcome::present),
        count(all, o -> o.present() && o.status() != AttendanceStatus.ATTENDED),
        count(all, o -> o.status() == AttendanceStatus.NO_SHOW),
        count(all, o -> o.status() == AttendanceStatus.EXCUSED),
        madeUp(patientId, since),
        steady.streak(),
        steady.longestStreak(),
        weeksMet(episode.id()),
        Consistency.percent(all, now.minus(FOUR_WEEKS), now, 1));
  }

  Page<RiskView> risks(@Nullable UUID programId, PageRequest page) {
    VisiblePatients visible = access.visible(Area.CALENDAR);
    Map<String, Object> values = new HashMap<>(visible.params());
    String where = "r.ended_at is null and " + visible.sql("r.patient_id");
    if (programId != null) {
      where += " and r.program_id = :program";
      values.put("program", programId);
    }
    if (page.cursor().isPresent()) {
      where += " and r.id > :after";
      values.put("after", page.cursor().get().uuid(0));
    }
    Page<RiskView> found =
        Page.of(rows(where, values, page.limit() + 1), page, risk -> Cursor.of(risk.id()));
    access.auditList(
        found.items().stream().map(RiskView::patientId).toList(), Area.CALENDAR, "attendance-risk");
    return found;
  }

  private List<RiskView> rows(String where, Map<String, Object> values, int limit) {
    Query select =
        entities.createNativeQuery(
            "select r.id, r.patient_id, r.program_id, r.reason, r.consecutive_misses,"
                + " r.recent_percent, r.earlier_percent, r.raised_at from attendance_risk r where "
                + where
                + " order by r.id",
            Object[].class);
    values.forEach(select::setParameter);
    List<?> found = select.setMaxResults(limit).getResultList();
    return found.stream().map(row -> risk((Object[]) row)).toList();
  }

  private static RiskView risk(Object[] row) {
    return new RiskView(
        (UUID) row[0],
        (UUID) row[1],
        (UUID) row[2],
        AttendanceRiskReason.valueOf((String) row[3]),
        ((Number) row[4]).intValue(),
        (Integer) row[5],
        (Integer) row[6],
        (Instant) row[7]);
  }

  private static int count(List<Outcome> outcomes, Predicate<Outcome> which) {
    return (int) outcomes.stream().filter(which).count();
  }

  private int madeUp(UUID patientId, Instant since) {
    return sql.query(
            """
            select 1 from make_up m
            join booking missed on missed.id = m.missed_booking_id
            join booking b on b.id = m.booking_id
            join attendance a on a.booking_id = b.id
            where missed.patient_id = ? and missed.starts_at >= ?
              and a.status in ('ATTENDED', 'LATE', 'LEFT_EARLY')
            """,
            row -> row.getInt(1),
            patientId,
            since)
        .size();
  }

  private int weeksMet(UUID episodeId) {
    return (int)
        sql
            .query(
                "select outcome from closed_week where episode_id = ? order by week_start desc",
                row -> row.getString(1),
                episodeId)
            .stream()
            .takeWhile("MET"::equals)
            .count();
  }
}
