package health.trellis.kit.fhir;

import ca.uhn.fhir.context.RuntimeSearchParam;
import health.trellis.kit.http.Refusal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a search wants beside its matches (R4, 3.1.1.5.4 and 3.1.1.5.5): what they refer to, and
 * what refers to them. What a reference parameter means is FHIR's own definition.
 */
public final class Includes {
  private final Set<Wish> wishes = new LinkedHashSet<>();
  private final Set<String> reverse;

  private record Wish(String parameter, String target) {}

  private Includes(Set<String> reverse) {
    this.reverse = reverse;
  }

  /**
   * Reads them; refuses (400) those that are not supported.
   *
   * @param type the type that is searched
   * @param known its reference parameters that can be included
   * @param knownReverse the supported values of {@code _revinclude}
   */
  public static Includes of(
      FhirQuery query, String type, Set<String> known, Set<String> knownReverse) {
    Set<String> reverse = new LinkedHashSet<>(values(query, "_revinclude"));
    reverse.stream()
        .filter(value -> !knownReverse.contains(value))
        .findFirst()
        .ifPresent(unknown -> refuse("_revinclude"));
    Includes includes = new Includes(reverse);
    for (String value : values(query, "_include")) {
      includes.add(value, type, known);
    }
    return includes;
  }

  private static List<String> values(FhirQuery query, String name) {
    return query.all(name).stream().flatMap(v -> FhirSearch.anyOf(v).stream()).toList();
  }

  private void add(String value, String type, Set<String> known) {
    String[] parts = value.split(":", -1);
    if (value.equals("*") || value.equals(type + ":*")) {
      known.forEach(parameter -> wishes.add(new Wish(parameter, "")));
    } else if (parts.length >= 2
        && parts.length <= 3
        && parts[0].equals(type)
        && known.contains(parts[1])) {
      wishes.add(new Wish(parts[1], parts.length == 3 ? parts[2] : ""));
    } else {
      refuse("_include");
    }
  }

  private static void refuse(String parameter) {
    throw Refusal.badRequest(
        parameter, "unknown-include", "Include what the CapabilityStatement lists, as Type:name.");
  }

  /** Whether what refers to the matches in this way is wanted. */
  public boolean reverse(String value) {
    return reverse.contains(value);
  }

  /** The ids that matches refer to, by type, without those among the matches. */
  public Map<String, Set<String>> wanted(List<? extends Resource> matches) {
    Map<String, Set<String>> ids = new LinkedHashMap<>();
    for (Resource match : matches) {
      for (Wish wish : wishes) {
        references(match, wish.parameter())
            .filter(id -> wish.target().isEmpty() || wish.target().equals(id.getResourceType()))
            .forEach(
                id ->
                    ids.computeIfAbsent(id.getResourceType(), t -> new LinkedHashSet<>())
                        .add(id.getIdPart()));
      }
    }
    for (Resource match : matches) {
      Set<String> others = ids.get(match.fhirType());
      if (others != null) {
        others.remove(match.getIdElement().getIdPart());
      }
    }
    return ids;
  }

  /** A parameter on a reference to several types may mean only some of them. */
  private static Stream<IdType> references(Resource match, String parameter) {
    RuntimeSearchParam defined = defined(match.fhirType(), parameter);
    return Arrays.stream(defined.getPath().split("\\|", -1))
        .map(String::strip)
        .filter(path -> path.startsWith(match.fhirType() + "."))
        .map(path -> path.replaceAll("\\.where\\(.*\\)", ""))
        .flatMap(
            path ->
                Fhir.context().newTerser().getValues(match, path, IBaseReference.class).stream())
        .map(reference -> new IdType(reference.getReferenceElement().getValue()))
        .filter(id -> id.hasResourceType() && id.hasIdPart())
        .filter(id -> !defined.hasTargets() || defined.getTargets().contains(id.getResourceType()));
  }

  private static RuntimeSearchParam defined(String type, String parameter) {
    RuntimeSearchParam defined =
        Fhir.context().getResourceDefinition(type).getSearchParam(parameter);
    if (defined == null) {
      throw new IllegalStateException(type + " has no search parameter " + parameter);
    }
    return defined;
  }
}
