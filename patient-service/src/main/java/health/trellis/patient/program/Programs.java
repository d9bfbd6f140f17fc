package health.trellis.patient.program;

import health.trellis.event.LevelOfCare;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** The programs that scheduling-service has told of. */
@ApplicationScoped
public class Programs {
  private final Sql sql;

  Programs(Sql sql) {
    this.sql = sql;
  }

  /**
   * A program.
   *
   * @param id the program
   * @param name its name
   * @param siteId where it is
   * @param timeZone zone of its site
   * @param levelOfCare level that it offers
   * @param track for example EVENING
   * @param substanceUse whether 42 CFR Part 2 protects its records
   * @param active whether it admits
   */
  public record Program(
      UUID id,
      String name,
      UUID siteId,
      ZoneId timeZone,
      LevelOfCare levelOfCare,
      String track,
      boolean substanceUse,
      boolean active) {}

  /** Whether a program is at a site. Programs are few: no index. */
  public boolean hasSite(UUID siteId) {
    return sql.first("select 1 from program where site_id = ? limit 1", row -> true, siteId)
        .isPresent();
  }

  /** The program with an id, if it is known. */
  public Optional<Program> find(UUID id) {
    return sql.first(
        """
        select id, name, site_id, time_zone, level_of_care, track, substance_use, active
        from program where id = ?
        """,
        row ->
            new Program(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                ZoneId.of(row.getString(4)),
                LevelOfCare.valueOf(row.getString(5)),
                row.getString(6),
                row.getBoolean(7),
                row.getBoolean(8)),
        id);
  }
}
