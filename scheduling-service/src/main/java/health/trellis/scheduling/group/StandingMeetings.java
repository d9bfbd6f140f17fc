package health.trellis.scheduling.group;

import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.site.LimitsChanged;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * Coming meetings and the limits of their site. When limits change, meetings follow as far as they
 * can: whoever has a place keeps it, and a coordinator is told which meetings are still too big.
 */
@ApplicationScoped
@Transactional
class StandingMeetings {
  /** The places that a group has at its site: GroupLimits in SQL, for all meetings at once. */
  private static final String PLACES =
      """
      least(g.capacity, coalesce(t.maximum_group_size, g.capacity),
        coalesce(t.patients_per_leader
          * (1 + (select count(*) from session_co_leader c where c.session_id = s.id)),
          g.capacity))""";

  private static final String OF_SITE =
      """
       therapy_group g
      join program p on p.id = g.program_id
      join site t on t.id = p.site_id
      """;

  private static final String TO_COME =
      " s.group_id = g.id and s.status = 'SCHEDULED' and t.id = ? and s.starts_at > ?";

  private final SiteRepository sites;
  private final Sql sql;
  private final Clock clock;

  StandingMeetings(SiteRepository sites, Sql sql, Clock clock) {
    this.sites = sites;
    this.sql = sql;
    this.clock = clock;
  }

  void follow(@Observes LimitsChanged changed) {
    sql.update(
        "update therapy_session as n set version = n.version + 1,"
            + " capacity = greatest(n.places_taken, m.places) from (select s.id, "
            + PLACES
            + " as places from therapy_session s, "
            + OF_SITE
            + " where"
            + TO_COME
            + ") m where n.id = m.id and n.capacity <> greatest(n.places_taken, m.places)",
        changed.siteId(),
        clock.instant());
  }

  /** Coming meetings with more patients than the limits allow, the next first. */
  Page<TooBigView> tooBig(UUID siteId, PageRequest page) {
    sites.require(siteId);
    Instant after = page.cursor().map(cursor -> cursor.instant(0)).orElse(clock.instant());
    UUID last = page.cursor().map(cursor -> cursor.uuid(1)).orElse(new UUID(-1, -1));
    List<TooBigView> found =
        sql.query(
            "select s.id, g.id, g.name, s.starts_at, s.time_zone, s.places_taken, "
                + PLACES
                + " from therapy_session s, "
                + OF_SITE
                + " where"
                + TO_COME.replace("s.starts_at > ?", "(s.starts_at, s.id) > (?, ?)")
                + " and s.places_taken > "
                + PLACES
                + " order by s.starts_at, s.id limit ?",
            StandingMeetings::view,
            siteId,
            after,
            last,
            page.limit() + 1);
    return Page.of(found, page, it -> Cursor.of(it.startsAt(), it.sessionId()));
  }

  private static TooBigView view(ResultSet row) throws SQLException {
    return new TooBigView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getTimestamp(4).toInstant(),
        ZoneId.of(row.getString(5)).getId(),
        row.getInt(6),
        row.getInt(7));
  }
}
