package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.http.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource type that is no patient's. There is little of each, so that searches sieve all of it.
 *
 * @param name the type
 * @param all all there is
 * @param parameters whether a resource matches one value of a parameter
 * @param includes reference parameters that can be included
 */
record CatalogueType<T extends Resource>(
    String name,
    Supplier<List<T>> all,
    Map<String, BiPredicate<T, String>> parameters,
    Set<String> includes) {

  /** The resource, or 404. */
  T one(String id) {
    return all.get().stream()
        .filter(resource -> id(resource).equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(name));
  }

  /** What a search finds, by id. */
  List<T> find(FhirQuery query) {
    return all.get().stream()
        .filter(resource -> matches(resource, query))
        .sorted(Comparator.comparing(CatalogueType::id))
        .toList();
  }

  static String id(Resource resource) {
    return resource.getIdElement().getIdPart();
  }

  private boolean matches(T resource, FhirQuery query) {
    return query.all("_id").stream()
            .allMatch(value -> FhirSearch.anyOf(value).contains(id(resource)))
        && query.all("_lastUpdated").stream()
            .allMatch(
                value ->
                    FhirSearch.date("_lastUpdated", value)
                        .matches(resource.getMeta().getLastUpdated().toInstant()))
        && parameters.entrySet().stream()
            .allMatch(
                parameter ->
                    query.all(parameter.getKey()).stream()
                        .allMatch(value -> any(parameter.getValue(), resource, value)));
  }

  private static <T> boolean any(BiPredicate<T, String> rule, T resource, String value) {
    return FhirSearch.anyOf(value).stream().anyMatch(one -> rule.test(resource, one));
  }
}
