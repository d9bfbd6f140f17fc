package health.trellis.notification.template;

import health.trellis.kit.http.ETags;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts that a program admin wrote, with all their versions. */
@ApplicationScoped
class WrittenTexts {
  private final Sql sql;
  private final Clock clock;

  WrittenTexts(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** A version: who wrote it and when. */
  record Version(int version, String writtenBy, Instant writtenAt) {}

  /** All that hold now, by language, kind and part. */
  Map<String, String> current() {
    Map<String, String> texts = new HashMap<>();
    sql.query(
            """
            select t.language, t.kind, t.part, t.text from template_text t
            where t.version = (select max(n.version) from template_text n
              where n.kind = t.kind and n.language = t.language)
            """,
            row ->
                Map.entry(
                    row.getString(1)
                        + "/"
                        + MessageKind.valueOf(row.getString(2)).key()
                        + "."
                        + row.getString(3),
                    row.getString(4)))
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
    return texts;
  }

  /** The versions of a kind, newest first; none where the texts are those of Trellis. */
  List<Version> versions(MessageKind kind, Locale locale) {
    return sql.query(
        """
        select version, min(written_by), min(written_at) from template_text
        where kind = ? and language = ? group by version order by version desc
        """,
        row -> new Version(row.getInt(1), row.getString(2), row.getTimestamp(3).toInstant()),
        kind.name(),
        locale.getLanguage());
  }

  int version(MessageKind kind, Locale locale) {
    return versions(kind, locale).stream().findFirst().map(Version::version).orElse(0);
  }

  /** The parts of a version. */
  Map<String, String> texts(MessageKind kind, Locale locale, int version) {
    Map<String, String> texts = new HashMap<>();
    sql.query(
            "select part, text from template_text where kind = ? and language = ? and version = ?",
            row -> Map.entry(row.getString(1), row.getString(2)),
            kind.name(),
            locale.getLanguage(),
            version)
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
    return texts;
  }

  /** Writes a new version, if the newest is still the one that the editor has read. */
  void write(
      MessageKind kind,
      Locale locale,
      @Nullable String ifMatch,
      Map<String, String> texts,
      String writtenBy) {
    int version = version(kind, locale);
    ETags.check(ifMatch, version);
    // Two editors at once write the same version: the primary key lets one of them pass.
    texts.forEach(
        (part, text) ->
            sql.update(
                """
                insert into template_text
                  (kind, language, version, part, text, written_by, written_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                kind.name(),
                locale.getLanguage(),
                version + 1,
                part,
                text,
                writtenBy,
                clock.instant()));
  }
}
