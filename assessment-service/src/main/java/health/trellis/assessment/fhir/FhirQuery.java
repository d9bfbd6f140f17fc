package health.trellis.assessment.fhir;

import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.fhir.FhirSearch.DateParam;
import health.trellis.kit.http.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One FHIR search as conditions in HQL on the alias {@code x}. Knows what all resources of a
 * patient share ({@code _id}, {@code patient}, paging); a resource adds its own. A parameter that
 * is not known is refused: ignoring it would answer another question.
 */
public final class FhirQuery {
  private static final Set<String> SHARED =
      Set.of("_id", "patient", "subject", "_count", "cursor", "_format", "_pretty");
  private static final int DEFAULT_COUNT = 50;
  private static final int MAX_COUNT = 200;
  private static final int MAX_NAME = 40;

  private final MultivaluedMap<String, String> given;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /**
   * A search.
   *
   * @param own the parameters that the resource knows beside the shared ones
   * @param visible whom the caller may see
   */
  public FhirQuery(MultivaluedMap<String, String> given, Set<String> own, VisiblePatients visible) {
    this.given = given;
    refuseUnknown(given, own);
    conditions.add(visible.hql("x.patientId"));
    parameters.putAll(visible.params());
    one("patient").or(() -> one("subject")).ifPresent(this::patient);
    one("_id").ifPresent(this::ids);
    one("cursor").ifPresent(text -> and("x.id > :after", "after", id("cursor", text)));
  }

  /** Refuses (400) parameters that are not known. */
  public static void refuseUnknown(MultivaluedMap<String, String> given, Set<String> own) {
    for (String name : given.keySet()) {
      if (!own.contains(name) && !SHARED.contains(name)) {
        throw Refusal.badRequest(
            name.length() > MAX_NAME ? "parameter" : name,
            "unknown-parameter",
            "This search parameter is not supported.");
      }
    }
  }

  /** The values of a parameter that must all hold. */
  public List<String> all(String name) {
    return given.getOrDefault(name, List.of()).stream().filter(v -> !v.isBlank()).toList();
  }

  /** The one value of a parameter. */
  public Optional<String> one(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw Refusal.badRequest(name, "repeated", "This parameter can be given once.");
    }
    return values.stream().findFirst();
  }

  /** One more condition with its one parameter. */
  public void and(String condition, String parameter, Object value) {
    conditions.add(condition);
    parameters.put(parameter, value);
  }

  /** One more condition with parameters of its own. */
  public void and(String condition, Map<String, Object> more) {
    conditions.add(condition);
    parameters.putAll(more);
  }

  /** A date parameter, as often as it is given, on an instant of the entity. */
  public void dates(String name, String attribute) {
    List<String> values = all(name);
    for (int i = 0; i < values.size(); i++) {
      date(FhirSearch.date(name, values.get(i)), attribute, "date" + i);
    }
  }

  /** All conditions. */
  public String hql() {
    return String.join(" and ", conditions);
  }

  /** What to bind. */
  public Map<String, Object> parameters() {
    return parameters;
  }

  /** How many matches at the most, 1 to 200. */
  public int count() {
    String text = one("_count").orElse(Integer.toString(DEFAULT_COUNT));
    try {
      return Math.clamp(Integer.parseInt(text), 1, MAX_COUNT);
    } catch (NumberFormatException notANumber) {
      throw Refusal.badRequest("_count", "type", "_count is a whole number.");
    }
  }

  private void patient(String text) {
    String id = text.startsWith("Patient/") ? text.substring("Patient/".length()) : text;
    and("x.patientId = :patient", "patient", id("patient", id));
  }

  private void ids(String text) {
    and("x.id in :ids", "ids", FhirSearch.anyOf(text).stream().map(v -> id("_id", v)).toList());
  }

  private void date(DateParam date, String attribute, String prefix) {
    String from = ":" + prefix + "From";
    String until = ":" + prefix + "Until";
    String condition =
        switch (date.comparison()) {
          case EQ -> attribute + " >= " + from + " and " + attribute + " < " + until;
          case NE -> "(" + attribute + " < " + from + " or " + attribute + " >= " + until + ")";
          case GT, SA -> attribute + " >= " + until;
          case LT, EB -> attribute + " < " + from;
          case GE -> attribute + " >= " + from;
          case LE -> attribute + " < " + until;
        };
    Map<String, Object> bound = new HashMap<>();
    bindIf(condition, from, date.from(), bound);
    bindIf(condition, until, date.until(), bound);
    and(condition, bound);
  }

  private static void bindIf(
      String condition, String parameter, Instant value, Map<String, Object> bound) {
    if (condition.contains(parameter)) {
      bound.put(parameter.substring(1), value);
    }
  }

  private static UUID id(String parameter, String text) {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException notAnId) {
      throw Refusal.badRequest(parameter, "reference", "This is no id that Trellis gave.");
    }
  }
}
