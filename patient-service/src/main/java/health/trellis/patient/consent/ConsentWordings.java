package health.trellis.patient.consent;

import health.trellis.event.ConsentKind;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.consent.ConsentDto.PublishWording;
import health.trellis.patient.consent.ConsentDto.WordingView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * The published wordings that patients agree to, by kind and version. A version never changes: a
 * consent keeps which one it was given to.
 */
@ApplicationScoped
class ConsentWordings {
  private static final String SELECT =
      "select kind, version, text, published_by, published_at from consent_wording ";

  private final Sql sql;
  private final CurrentUser user;
  private final Clock clock;

  ConsentWordings(Sql sql, CurrentUser user, Clock clock) {
    this.sql = sql;
    this.user = user;
    this.clock = clock;
  }

  /** All versions of all kinds, the newest of each kind first. */
  @Transactional
  List<WordingView> all() {
    return sql.query(SELECT + "order by kind, version desc", ConsentWordings::view);
  }

  /** The newest version of a kind. */
  WordingView current(ConsentKind kind) {
    return sql.first(
            SELECT + "where kind = ? order by version desc limit 1",
            ConsentWordings::view,
            kind.name())
        .orElseThrow(() -> Refusal.notFound("consent-wording"));
  }

  /** Publishes a new version; two at once get a number each, or the later one a 409. */
  @Transactional
  WordingView publish(PublishWording wording) {
    int added =
        sql.update(
            """
            insert into consent_wording (kind, version, text, published_by, published_at)
            select ?, coalesce(max(version), 0) + 1, ?, ?, ? from consent_wording where kind = ?
            on conflict (kind, version) do nothing
            """,
            wording.kind().name(),
            wording.text(),
            user.displayName(),
            clock.instant(),
            wording.kind().name());
    if (added == 0) {
      throw Refusal.conflict("wording-published", "Somebody just published another version.");
    }
    return current(wording.kind());
  }

  private static WordingView view(ResultSet row) throws SQLException {
    return new WordingView(
        ConsentKind.valueOf(row.getString("kind")),
        row.getInt("version"),
        row.getString("text"),
        row.getString("published_by"),
        row.getTimestamp("published_at").toInstant());
  }
}
