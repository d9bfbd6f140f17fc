package health.trellis.patient.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.timeline.TimelineDto.TimelineEntryView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Reads the timeline: one query, newest first, whatever is filtered. */
@ApplicationScoped
class TimelineService {
  private static final String WHAT = "timeline";
  private static final UUID LAST = new UUID(-1L, -1L);
  private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

  private static final String ENTRIES =
      """
      select id, occurred_at, kind, reference, actor_name, actor_id, detail from timeline_entry
      where %s and patient_id = ? and occurred_at >= ? and occurred_at < ?
        and (occurred_at, id) < (?, ?) and (not staff_only or ?)
        and (?::text is null or actor_id = ?)
      order by occurred_at desc, id desc limit ?
      """;
  private static final String NEWEST =
      "select * from (%s) entry order by occurred_at desc, id desc limit ?";
  private static final String EVERY_KIND = NEWEST.formatted(ENTRIES.formatted("kind = any(?)"));

  /** The newest of each kind apart: a rare one is not looked for among all others. */
  private static final String SOME_KINDS =
      NEWEST.formatted(
          "select of_kind.* from unnest(?::text[]) wanted cross join lateral (%s) of_kind"
              .formatted(ENTRIES.formatted("kind = wanted")));

  private final Sql sql;
  private final Episodes episodes;
  private final PatientAccess access;
  private final CurrentUser user;

  TimelineService(Sql sql, Episodes episodes, PatientAccess access, CurrentUser user) {
    this.sql = sql;
    this.episodes = episodes;
    this.access = access;
    this.user = user;
  }

  @Transactional
  Page<TimelineEntryView> of(UUID episodeId, TimelineFilter filter, PageRequest page) {
    EpisodeView episode = episodes.require(episodeId);
    access.require(episode.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    return page(episode.patientId(), within(episode, filter), page);
  }

  @Transactional
  Page<TimelineEntryView> ofPatient(UUID patientId, TimelineFilter filter, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    UUID episodeId = filter.episodeId();
    if (episodeId == null) {
      return page(patientId, filter, page);
    }
    EpisodeView episode = episodes.require(episodeId);
    if (!episode.patientId().equals(patientId)) {
      throw Refusal.notFound("episode");
    }
    return page(patientId, within(episode, filter), page);
  }

  private TimelineFilter within(EpisodeView episode, TimelineFilter filter) {
    Episodes.Span span = episodes.span(episode);
    return filter.within(
        span.after().map(day -> start(day.plusDays(1), episode)),
        span.before().map(day -> start(day, episode)));
  }

  private Page<TimelineEntryView> page(UUID patientId, TimelineFilter filter, PageRequest page) {
    Instant before = page.cursor().map(cursor -> cursor.instant(0)).orElse(filter.until());
    UUID beforeId = page.cursor().map(cursor -> cursor.uuid(1)).orElse(LAST);
    return Page.of(
        sql.query(
            filter.ofEveryKind() ? EVERY_KIND : SOME_KINDS,
            TimelineService::entry,
            filter.kinds().stream().map(Enum::name).toArray(String[]::new),
            patientId,
            filter.from(),
            filter.until(),
            before,
            beforeId,
            !user.has(Role.PATIENT),
            filter.actor(),
            filter.actor(),
            page.limit() + 1,
            page.limit() + 1),
        page,
        entry -> Cursor.of(entry.occurredAt(), entry.id()));
  }

  private static TimelineEntryView entry(ResultSet row) throws SQLException {
    try {
      return new TimelineEntryView(
          row.getObject(1, UUID.class),
          row.getTimestamp(2).toInstant(),
          TimelineKind.valueOf(row.getString(3)),
          row.getObject(4, UUID.class),
          row.getString(5),
          row.getString(6),
          EventJson.mapper().readValue(row.getString(7), DETAIL));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored entry cannot be read", broken);
    }
  }

  private static Instant start(LocalDate day, EpisodeView episode) {
    return day.atStartOfDay(episode.zone()).toInstant();
  }
}
