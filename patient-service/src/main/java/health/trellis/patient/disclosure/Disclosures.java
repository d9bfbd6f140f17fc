package health.trellis.patient.disclosure;

import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;

/**
 * The one way by which FHIR resources leave. Resources of patients with substance-use records get
 * the labels and notice of 42 CFR 2.32; one goes to an outside client only where the disclosure
 * decision relies on a consent to treatment that names the client, and is then accounted for (42
 * CFR 2.25) in the same transaction. The access policy decided before whether the client may know
 * the patient.
 */
@ApplicationScoped
public class Disclosures {
  private final DisclosureDecisions decisions;
  private final DisclosureLog log;
  private final PatientAccess access;
  private final CurrentUser user;

  Disclosures(
      DisclosureDecisions decisions, DisclosureLog log, PatientAccess access, CurrentUser user) {
    this.decisions = decisions;
    this.log = log;
    this.access = access;
    this.user = user;
  }

  /** A resource and whose it is. */
  public record Release(UUID patientId, Resource resource) {}

  /** Releases one resource; 404 where no consent lets it go. */
  @Transactional
  public <R extends Resource> R release(UUID patientId, R resource) {
    if (releaseAll(List.of(new Release(patientId, resource))).isEmpty()) {
      throw Refusal.notFound(resource.fhirType());
    }
    return resource;
  }

  /** Releases those matches of a search that may go. */
  @Transactional
  public List<Resource> releaseAll(List<Release> releases) {
    Set<UUID> part2 = access.protectedAmong(releases.stream().map(Release::patientId).toList());
    List<Release> released = user.isSystem() ? toClient(releases, part2) : releases;
    released.stream()
        .filter(release -> part2.contains(release.patientId()))
        .forEach(release -> SecurityLabels.protect(release.resource().getMeta()));
    return released.stream().map(Release::resource).toList();
  }

  private List<Release> toClient(List<Release> releases, Set<UUID> part2) {
    Map<UUID, List<DisclosureTerms>> consents = decisions.consentsOf(part2);
    List<Release> released = new ArrayList<>();
    List<AccountedDisclosure> accounted = new ArrayList<>();
    for (Release release : releases) {
      if (!part2.contains(release.patientId())) {
        released.add(release);
        continue;
      }
      DisclosureRequest request = byApi(release.resource());
      DisclosureDecision decision =
          decisions.decide(request, true, consents.getOrDefault(release.patientId(), List.of()));
      if (decision.allowed()) {
        released.add(release);
        accounted.add(AccountedDisclosure.ofResource(release, request, decision));
      }
    }
    log.add(accounted);
    return released;
  }

  private DisclosureRequest byApi(Resource resource) {
    return new DisclosureRequest(
        null, user.clientId(), null, Information.of(resource.fhirType()), Purpose.TREATMENT);
  }
}
