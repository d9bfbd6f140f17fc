package health.trellis.patient.fhir;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.PublicBase;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.disclosure.Disclosures.Release;
import health.trellis.patient.fhir.ResourceVersions.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** Former versions, for whom the present one is for. Part 2 protects them as it does that one. */
@ApplicationScoped
class FhirHistory {
  private final ResourceVersions versions;
  private final Disclosures disclosures;

  FhirHistory(ResourceVersions versions, Disclosures disclosures) {
    this.versions = versions;
    this.disclosures = disclosures;
  }

  /** One version; 404 where there is none. */
  @Transactional
  Resource version(FhirStore store, UUID id, long version) {
    Resource present = store.read(id);
    if (present.getMeta().getVersionId().equals(Long.toString(version))) {
      return present;
    }
    Kept kept =
        versions.of(store.type(), id, version + 1, 1).stream()
            .filter(v -> v.version() == version)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(store.type()));
    return disclosures.release(kept.patientId(), content(kept));
  }

  /** A page of versions, newest first, as a history Bundle. */
  @Transactional
  Bundle history(FhirStore store, UUID id, FhirQuery query) {
    store.read(id);
    PageRequest asked = query.page();
    long before = asked.cursor().map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
    Page<Kept> page =
        Page.of(
            versions.of(store.type(), id, before, asked.limit() + 1),
            asked,
            kept -> Cursor.of(kept.version()));
    Bundle bundle = new Bundle().setType(BundleType.HISTORY);
    String place = PublicBase.url() + "/fhir/r4/" + store.type() + "/" + id;
    bundle.addLink().setRelation("self").setUrl(place + "/_history");
    if (page.next() != null) {
      bundle.addLink().setRelation("next").setUrl(place + "/_history?cursor=" + page.next());
    }
    page.items().forEach(kept -> bundle.addEntry(entry(kept, place)));
    return bundle;
  }

  private BundleEntryComponent entry(Kept kept, String place) {
    BundleEntryComponent entry = new BundleEntryComponent().setFullUrl(place);
    entry.setResource(
        disclosures.releaseAll(List.of(new Release(kept.patientId(), content(kept)))).stream()
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(kept.type())));
    entry
        .getRequest()
        .setMethod(kept.first() ? HTTPVerb.POST : HTTPVerb.PUT)
        .setUrl(kept.first() ? kept.type() : kept.type() + "/" + kept.resourceId());
    entry
        .getResponse()
        .setStatus(kept.first() ? "201" : "200")
        .setEtag("W/\"" + kept.version() + "\"")
        .setLastModified(Date.from(kept.recordedAt()));
    return entry;
  }

  private Resource content(Kept kept) {
    String json =
        versions
            .content(kept.type(), kept.resourceId(), kept.version())
            .orElseThrow(() -> Refusal.notFound(kept.type()));
    return (Resource) Fhir.context().newJsonParser().parseResource(json);
  }
}
