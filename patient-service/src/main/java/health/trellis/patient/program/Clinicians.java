package health.trellis.patient.program;

import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The clinicians whom scheduling-service has told of. */
@ApplicationScoped
public class Clinicians {
  private final Sql sql;

  Clinicians(Sql sql) {
    this.sql = sql;
  }

  /**
   * A clinician.
   *
   * @param id the clinician
   * @param displayName name with credentials
   * @param prescriber whether the clinician may prescribe
   * @param active whether the clinician works here
   */
  public record Clinician(UUID id, String displayName, boolean prescriber, boolean active) {}

  /** Those of the ids that are known. */
  public Map<UUID, Clinician> find(Collection<UUID> ids) {
    return sql
        .query(
            """
            select id, display_name, prescriber, active from clinician
            where id = any(?::uuid[])
            """,
            row ->
                new Clinician(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getBoolean(4)),
            (Object) ids.stream().map(UUID::toString).toArray(String[]::new))
        .stream()
        .collect(Collectors.toMap(Clinician::id, Function.identity()));
  }
}
