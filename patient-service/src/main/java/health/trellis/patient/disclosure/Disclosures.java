package health.trellis.patient.disclosure;

import health.trellis.kit.Ids;
import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;

/**
 * The one way by which FHIR resources leave. Resources of patients with substance-use records get
 * the labels and notice of 42 CFR 2.32; each one that goes to an outside client is accounted for
 * (42 CFR 2.25) in the same transaction. Whether it may go at all, the access policy decided
 * before.
 */
@ApplicationScoped
public class Disclosures {
  private static final String BASIS = "PART2_DISCLOSURE consent";

  private final Sql sql;
  private final CurrentUser user;
  private final Clock clock;

  Disclosures(Sql sql, CurrentUser user, Clock clock) {
    this.sql = sql;
    this.user = user;
    this.clock = clock;
  }

  /** A resource and whose it is. */
  public record Release(UUID patientId, Resource resource) {}

  /** Releases one resource. */
  @Transactional
  public <R extends Resource> R release(UUID patientId, R resource) {
    releaseAll(List.of(new Release(patientId, resource)));
    return resource;
  }

  /** Releases the matches of a search. */
  @Transactional
  public List<Resource> releaseAll(List<Release> releases) {
    Set<UUID> part2 = part2(releases.stream().map(Release::patientId).collect(Collectors.toSet()));
    List<Release> labelled =
        releases.stream().filter(release -> part2.contains(release.patientId())).toList();
    labelled.forEach(release -> SecurityLabels.protect(release.resource().getMeta()));
    if (user.isSystem() && !labelled.isEmpty()) {
      account(labelled);
    }
    return releases.stream().map(Release::resource).toList();
  }

  private Set<UUID> part2(Set<UUID> patientIds) {
    if (patientIds.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        sql.query(
            "select patient_id from protected_patient where patient_id = any(?::uuid[])",
            row -> row.getObject(1, UUID.class),
            (Object) patientIds.stream().map(UUID::toString).toArray(String[]::new)));
  }

  private void account(List<Release> releases) {
    List<Object[]> rows = new ArrayList<>();
    for (Release release : releases) {
      rows.add(
          new Object[] {
            Ids.next(),
            release.patientId(),
            user.clientId(),
            release.resource().fhirType(),
            UUID.fromString(release.resource().getIdPart()),
            BASIS,
            clock.instant()
          });
    }
    sql.batch(
        """
        insert into disclosure
          (id, patient_id, recipient, resource_type, resource_id, basis, disclosed_at)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }
}
