package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.http.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The search parameters of Appointment and Encounter as a condition in HQL over booking {@code b},
 * session {@code s} and attendance {@code a}: the one place where they are turned into a query.
 */
final class PlaceParameters {
  /** What is read here. */
  static final List<String> NAMES =
      List.of("_id", "patient", "practitioner", "location", "date", "status");

  private static final Set<String> ELSEWHERE = Set.of("_count", "cursor", "_format", "_pretty");

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, String> statuses;

  /**
   * Reads parameters.
   *
   * @param statuses conditions by value of the resource's status
   */
  PlaceParameters(MultivaluedMap<String, String> parameters, Map<String, String> statuses) {
    this.statuses = statuses;
    parameters.forEach((name, texts) -> texts.forEach(text -> read(name, text)));
  }

  /** The condition; true when nothing is asked for. */
  String condition() {
    return conditions.isEmpty() ? "true = true" : String.join(" and ", conditions);
  }

  /** What to bind. */
  Map<String, Object> values() {
    return values;
  }

  private void read(String name, String text) {
    switch (name) {
      case "_id" -> anyId("b.id", "", text);
      case "patient", "subject" -> anyId("b.patientId", "Patient", text);
      case "practitioner", "participant" -> anyId("s.clinicianId", "Practitioner", text);
      case "location" -> anyId("s.roomId", "Location", text);
      case "date" -> date(FhirSearch.date(name, text));
      case "status" -> status(text);
      default -> {
        if (!ELSEWHERE.contains(name)) {
          throw Refusal.badRequest(name, "parameter", "There is no such search parameter here.");
        }
      }
    }
  }

  private void anyId(String field, String type, String text) {
    List<UUID> ids =
        FhirSearch.anyOf(text).stream()
            .flatMap(value -> FhirSearch.reference(value, type).stream())
            .toList();
    conditions.add(field + " in (:" + bind(ids) + ")");
  }

  private void date(FhirSearch.DateParam date) {
    conditions.add(
        switch (date.comparison()) {
          case EQ -> "(" + notBefore(date.from()) + " and " + before(date.until()) + ")";
          case NE -> "(" + before(date.from()) + " or " + notBefore(date.until()) + ")";
          case GT, SA -> notBefore(date.until());
          case GE -> notBefore(date.from());
          case LT, EB -> before(date.from());
          case LE -> before(date.until());
        });
  }

  private String before(Instant instant) {
    return "s.startsAt < :" + bind(instant);
  }

  private String notBefore(Instant instant) {
    return "s.startsAt >= :" + bind(instant);
  }

  /** A status that nothing of ours can have finds nothing. */
  private void status(String text) {
    List<String> any =
        FhirSearch.anyOf(text).stream()
            .map(FhirSearch::token)
            .map(token -> statuses.getOrDefault(String.valueOf(token.code()), "1 = 0"))
            .toList();
    conditions.add("(" + String.join(" or ", any.isEmpty() ? List.of("1 = 0") : any) + ")");
  }

  private String bind(Object value) {
    String name = "search" + values.size();
    values.put(name, value);
    return name;
  }
}
