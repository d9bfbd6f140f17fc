package health.trellis.assessment.instrument;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;

/** The versions that a site defined, in the order in which they came to be. */
@ApplicationScoped
class InstrumentStore {
  private static final long LOCK = 0x696e_7374L;

  private final Sql sql;

  InstrumentStore(Sql sql) {
    this.sql = sql;
  }

  /** Where an own version comes from. */
  enum Origin {
    /** The site's own instrument. */
    OWN,
    /** A licensed instrument with the text that the site may use. */
    SITE_TEXT
  }

  /**
   * A version as kept.
   *
   * @param number rises with every version
   */
  record Kept(long number, Instrument instrument) {}

  /** Lets one define at a time, so that no number becomes visible after a higher one. */
  @Transactional(TxType.MANDATORY)
  void lock() {
    sql.query("select pg_advisory_xact_lock(?)", row -> "", LOCK);
  }

  /** Keeps a version. */
  @Transactional(TxType.MANDATORY)
  void keep(Instrument instrument, Origin origin, String permission, String by, Instant at) {
    sql.update(
        """
        insert into instrument_version (code, version, origin, permission, content, defined_by,
                                        defined_at)
        values (?, ?, ?, ?, ?::jsonb, ?, ?)
        """,
        instrument.code(),
        instrument.version(),
        origin.name(),
        permission,
        EventJson.write(instrument),
        by,
        at);
  }

  /** Those that came after one. */
  List<Kept> after(long number) {
    return sql.query(
        "select number, content from instrument_version where number > ? order by number",
        row -> new Kept(row.getLong(1), read(row.getString(2))),
        number);
  }

  private static Instrument read(String json) {
    try {
      return EventJson.mapper().readValue(json, Instrument.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a kept instrument cannot be read", broken);
    }
  }
}
