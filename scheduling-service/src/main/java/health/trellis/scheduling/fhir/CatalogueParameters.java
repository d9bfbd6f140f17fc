package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The search parameters of the resources that are no patient's: {@code _id} and {@code name}. */
final class CatalogueParameters {
  /** What is read here. */
  static final List<String> NAMES = List.of("_id", "name");

  private static final Set<String> ELSEWHERE = Set.of("_count", "cursor", "_format", "_pretty");

  private final Optional<List<UUID>> ids;
  private final Optional<List<String>> names;
  private final PageRequest page;

  CatalogueParameters(MultivaluedMap<String, String> parameters) {
    for (String name : parameters.keySet()) {
      if (!NAMES.contains(name) && !ELSEWHERE.contains(name)) {
        throw Refusal.badRequest(name, "parameter", "There is no such search parameter here.");
      }
    }
    ids =
        Optional.ofNullable(parameters.getFirst("_id"))
            .map(
                text ->
                    FhirSearch.anyOf(text).stream()
                        .flatMap(id -> FhirSearch.reference(id, "").stream())
                        .toList());
    names = Optional.ofNullable(parameters.getFirst("name")).map(FhirSearch::anyOf);
    page = FhirPage.of(parameters);
  }

  /** Which page. */
  PageRequest page() {
    return page;
  }

  /** Whether a thing with this id and name is asked for: a name by any of its words' beginnings. */
  boolean matches(UUID id, String name) {
    return ids.map(wanted -> wanted.contains(id)).orElse(true)
        && names.map(wanted -> wanted.stream().anyMatch(w -> begins(name, w))).orElse(true);
  }

  private static boolean begins(String name, String wanted) {
    String beginning = wanted.toLowerCase(Locale.ROOT);
    String text = name.toLowerCase(Locale.ROOT);
    return text.startsWith(beginning) || text.contains(" " + beginning);
  }
}
