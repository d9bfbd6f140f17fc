package health.trellis.assessment.instrument;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions and translations that a site gave, in the order in which they came to be. */
@ApplicationScoped
class InstrumentStore implements Instruments.Site {
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

  /**
   * A translation as kept.
   *
   * @param number rises with every translation
   */
  record KeptTranslation(long number, Translation translation) {}

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

  /** Keeps a translation. */
  @Transactional(TxType.MANDATORY)
  void keep(Translation translation, @Nullable String correction, String by, Instant at) {
    sql.update(
        """
        insert into instrument_translation (code, version, language, content, source, correction,
                                            given_by, given_at)
        values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
        """,
        translation.code(),
        translation.version(),
        translation.language(),
        EventJson.write(translation),
        translation.source(),
        correction,
        by,
        at);
  }

  /** Whether the site gave the version words in the language before. */
  boolean isTranslated(Translation translation) {
    return sql.first(
            """
            select 1 from instrument_translation
            where code = ? and version = ? and language = ? limit 1
            """,
            row -> 1,
            translation.code(),
            translation.version(),
            translation.language())
        .isPresent();
  }

  @Override
  public List<KeptTranslation> translationsAfter(long number) {
    return sql.query(
        "select number, content from instrument_translation where number > ? order by number",
        row -> new KeptTranslation(row.getLong(1), read(row.getString(2), Translation.class)),
        number);
  }

  @Override
  public List<Kept> versionsAfter(long number) {
    return sql.query(
        "select number, content from instrument_version where number > ? order by number",
        row -> new Kept(row.getLong(1), read(row.getString(2), Instrument.class)),
        number);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return EventJson.mapper().readValue(json, type);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("what a site defined cannot be read", broken);
    }
  }
}
