package health.trellis.patient.fhir;

import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.http.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The parameters of one FHIR search, from the query of a GET or the form of a POST. A parameter
 * that the resource does not know is refused: ignoring it would answer another question.
 */
public final class SearchParameters {
  private static final Set<String> COMMON = Set.of("_count", "cursor", "_format", "_pretty");
  private static final int DEFAULT_COUNT = 50;
  private static final int MAX_COUNT = 200;

  private final Map<String, List<String>> values;

  private SearchParameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Reads the parameters; refuses (400) those that are not known. */
  public static SearchParameters of(MultivaluedMap<String, String> given, Set<String> known) {
    given
        .keySet()
        .forEach(
            name -> {
              if (!known.contains(name) && !COMMON.contains(name)) {
                throw Refusal.badRequest(
                    name.length() > 40 ? "parameter" : name,
                    "unknown-parameter",
                    "This search parameter is not supported.");
              }
            });
    return new SearchParameters(given);
  }

  /** The values of a parameter that all must hold; each may list alternatives. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(v -> !v.isBlank()).toList();
  }

  /** The one value of a parameter. */
  public Optional<String> one(String name) {
    List<String> all = all(name);
    if (all.size() > 1) {
      throw Refusal.badRequest(name, "repeated", name + " can be given once.");
    }
    return all.stream().findFirst();
  }

  /** The codes of a token parameter whose system, where given, is the expected one. */
  public Optional<Set<String>> codes(String name, String system) {
    return one(name)
        .map(
            value ->
                FhirSearch.anyOf(value).stream()
                    .map(FhirSearch::token)
                    .filter(token -> token.system() == null || system.equals(token.system()))
                    .flatMap(token -> Optional.ofNullable(token.code()).stream())
                    .collect(Collectors.toSet()));
  }

  /** The patient of {@code patient} or {@code subject}, as an id or {@code Patient/id}. */
  public Optional<UUID> patient() {
    return one("patient")
        .or(() -> one("subject"))
        .map(text -> id("patient", text.startsWith("Patient/") ? text.substring(8) : text));
  }

  /** The ids of {@code _id}. */
  public Optional<List<UUID>> ids() {
    return one("_id")
        .map(text -> Arrays.stream(text.split(",", -1)).map(id -> id("_id", id)).toList());
  }

  /** How many matches at the most: 1 to 200; a client that asks for more gets the most there is. */
  public int count() {
    String text = one("_count").orElse(Integer.toString(DEFAULT_COUNT));
    try {
      return Math.clamp(Integer.parseInt(text), 1, MAX_COUNT);
    } catch (NumberFormatException notANumber) {
      throw Refusal.badRequest("_count", "type", "_count is a whole number.");
    }
  }

  /** The id that the page before ended with. */
  public Optional<UUID> after() {
    return one("cursor").map(text -> id("cursor", text));
  }

  private static UUID id(String parameter, String text) {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException notAnId) {
      throw Refusal.badRequest(parameter, "reference", "This is no id that Trellis gave.");
    }
  }
}
