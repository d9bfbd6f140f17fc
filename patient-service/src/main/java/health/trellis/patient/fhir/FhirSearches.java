package health.trellis.patient.fhir;

import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.Includes;
import health.trellis.kit.fhir.SearchPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/**
 * Searches with what comes along: resources that the matches refer to, each within what the caller
 * may see of its own type, and the provenance of the matches. What another service owns is the
 * gateway's to add.
 */
@ApplicationScoped
class FhirSearches {
  /** The one kind of resource that refers back. */
  static final String PROVENANCE = "Provenance:target";

  private final Instance<FhirStore> stores;
  private final ResourceVersions versions;

  FhirSearches(@Any Instance<FhirStore> stores, ResourceVersions versions) {
    this.stores = stores;
    this.versions = versions;
  }

  @Transactional
  SearchPage search(FhirStore store, FhirQuery query) {
    Includes includes = Includes.of(query, store.type(), store.includes(), Set.of(PROVENANCE));
    if (query.projection().countsOnly()) {
      return SearchPage.count(store.count(query));
    }
    Match match = store.search(query);
    List<Resource> others = new ArrayList<>(included(includes.wanted(match.resources())));
    if (includes.reverse(PROVENANCE)) {
      others.addAll(versions.provenanceOf(match.resources()));
    }
    return new SearchPage(match.resources(), others, null, match.next());
  }

  private List<Resource> included(Map<String, Set<String>> wanted) {
    List<Resource> included = new ArrayList<>();
    for (FhirStore store : stores) {
      Set<String> ids = wanted.getOrDefault(store.type(), Set.of());
      if (!ids.isEmpty()) {
        included.addAll(byIds(store, ids));
      }
    }
    return included;
  }

  private static List<Resource> byIds(FhirStore store, Set<String> ids) {
    MultivaluedHashMap<String, String> given = new MultivaluedHashMap<>();
    given.add("_id", String.join(",", ids));
    given.add("_count", Integer.toString(ids.size()));
    return store.search(new FhirQuery(given, store.parameters())).resources();
  }
}
