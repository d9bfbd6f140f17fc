package health.trellis.patient.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
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
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** Reads the timeline of an episode: one query, newest first. */
@ApplicationScoped
class TimelineService {
  private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);
  private static final LocalDate END = LocalDate.of(3000, 1, 1);
  private static final UUID LAST = new UUID(-1L, -1L);
  private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

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
  Page<TimelineEntryView> of(UUID episodeId, PageRequest page) {
    EpisodeView episode = episodes.require(episodeId);
    access.require(episode.patientId(), Area.CLINICAL, Mode.READ, "timeline");
    Episodes.Span span = episodes.span(episode);
    Instant from = start(span.after().map(day -> day.plusDays(1)).orElse(BEGINNING));
    Instant until = start(span.before().orElse(END));
    Instant cursorAt = page.cursor().map(cursor -> cursor.instant(0)).orElse(until);
    UUID cursorId = page.cursor().map(cursor -> cursor.uuid(1)).orElse(LAST);
    return Page.of(
        sql.query(
            """
            select id, occurred_at, kind, reference, detail from timeline_entry
            where patient_id = ? and occurred_at >= ? and occurred_at < ?
              and (occurred_at, id) < (?, ?) and (not staff_only or ?)
            order by occurred_at desc, id desc limit ?
            """,
            TimelineService::entry,
            episode.patientId(),
            from,
            until,
            cursorAt,
            cursorId,
            !user.has(Role.PATIENT),
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
          EventJson.mapper().readValue(row.getString(5), DETAIL));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored entry cannot be read", broken);
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
