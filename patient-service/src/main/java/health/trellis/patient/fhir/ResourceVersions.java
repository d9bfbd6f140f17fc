package health.trellis.patient.fhir;

import health.trellis.kit.Ids;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.fhir.FhirStore.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/** Every version of every resource, and who made it. Never changed once its transaction is over. */
@ApplicationScoped
class ResourceVersions {
  private static final String COLUMNS =
      "id, type, resource_id, version, patient_id, recorded_at, first, agent_kind, agent_id,"
          + " agent_name ";

  private final Sql sql;
  private final Authorship authorship;
  private final Clock clock;

  ResourceVersions(Sql sql, Authorship authorship, Clock clock) {
    this.sql = sql;
    this.authorship = authorship;
    this.clock = clock;
  }

  /**
   * A version of a resource.
   *
   * @param id the id of its provenance
   * @param first whether it is the first that was kept
   */
  record Kept(
      UUID id,
      String type,
      UUID resourceId,
      long version,
      UUID patientId,
      Instant recordedAt,
      boolean first,
      Authorship.Agent agent) {}

  /** Keeps a version; a second change in one transaction replaces the first. */
  @Transactional(Transactional.TxType.MANDATORY)
  void keep(Snapshot snapshot) {
    Resource resource = snapshot.resource();
    UUID id = UUID.fromString(resource.getIdElement().getIdPart());
    Authorship.Agent agent = authorship.current();
    sql.update(
        """
        insert into fhir_version (id, type, resource_id, version, patient_id, recorded_at, first,
          agent_kind, agent_id, agent_name, content)
        select ?, ?, ?, ?, ?, ?,
          not exists (select 1 from fhir_version where type = ? and resource_id = ? and version <> ?),
          ?, ?, ?, ?::jsonb
        on conflict (type, resource_id, version) do update set content = excluded.content
        """,
        Ids.next(),
        resource.fhirType(),
        id,
        version(resource),
        snapshot.patientId(),
        clock.instant(),
        resource.fhirType(),
        id,
        version(resource),
        agent.kind().name(),
        agent.id(),
        agent.name(),
        Fhir.json(resource));
  }

  private static long version(Resource resource) {
    return Long.parseLong(resource.getMeta().getVersionId());
  }

  /** The versions of a resource before one, newest first. */
  List<Kept> of(String type, UUID resourceId, long before, int rows) {
    return sql.query(
        "select "
            + COLUMNS
            + "from fhir_version where type = ? and resource_id = ? and version < ?"
            + " order by version desc limit ?",
        ResourceVersions::kept,
        type,
        resourceId,
        before,
        rows);
  }

  /** What a version said. */
  Optional<String> content(String type, UUID resourceId, long version) {
    return sql.first(
        "select content from fhir_version where type = ? and resource_id = ? and version = ?",
        row -> row.getString(1),
        type,
        resourceId,
        version);
  }

  /** The version whose provenance has this id. */
  Optional<Kept> byProvenance(UUID id) {
    return sql.first(
        "select " + COLUMNS + "from fhir_version where id = ?", ResourceVersions::kept, id);
  }

  /** The provenance of every version of resources that the caller may see, in one query. */
  List<Provenance> provenanceOf(Collection<? extends Resource> resources) {
    if (resources.isEmpty()) {
      return List.of();
    }
    String[] ids = resources.stream().map(r -> r.getIdElement().getIdPart()).toArray(String[]::new);
    return sql
        .query(
            "select "
                + COLUMNS
                + "from fhir_version where type = ? and resource_id = any(?::uuid[])"
                + " order by resource_id, version",
            ResourceVersions::kept,
            resources.iterator().next().fhirType(),
            ids)
        .stream()
        .map(ProvenanceFhir::of)
        .toList();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getObject("id", UUID.class),
        row.getString("type"),
        row.getObject("resource_id", UUID.class),
        row.getLong("version"),
        row.getObject("patient_id", UUID.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getBoolean("first"),
        new Authorship.Agent(
            Authorship.Kind.valueOf(row.getString("agent_kind")),
            row.getString("agent_id"),
            row.getString("agent_name")));
  }
}
