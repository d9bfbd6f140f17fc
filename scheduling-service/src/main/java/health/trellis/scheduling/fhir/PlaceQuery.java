package health.trellis.scheduling.fhir;

import health.trellis.event.SessionType;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.FhirSearch;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The search parameters of Appointment and Encounter as conditions in HQL over booking {@code b},
 * session {@code s} and attendance {@code a}: the one place where they are turned into a query.
 */
final class PlaceQuery {
  /** What Appointment and Encounter share. */
  private static final Set<String> SHARED =
      Set.of("patient", "practitioner", "location", "date", "status");

  /** What is read of an Appointment search. */
  static final Set<String> APPOINTMENT = with("actor", "service-type");

  /** What is read of an Encounter search. */
  static final Set<String> ENCOUNTER =
      with("subject", "participant", "type", "class", "appointment", "episode-of-care");

  private PlaceQuery() {}

  private static Set<String> with(String... more) {
    Set<String> all = new TreeSet<>(SHARED);
    all.addAll(List.of(more));
    return all;
  }

  /**
   * Reads a search.
   *
   * @param statuses conditions by value of the resource's status
   */
  static FhirQuery of(
      MultivaluedMap<String, String> given, Set<String> known, Map<String, String> statuses) {
    FhirQuery query = new FhirQuery(given, known);
    query.ids("b.id");
    query.patient("b.patientId");
    query.references("practitioner", "Practitioner", "s.clinicianId");
    query.references("participant", "Practitioner", "s.clinicianId");
    query.references("location", "Location", "s.roomId");
    query.references("appointment", "Appointment", "b.id");
    query.instants("date", "s.startsAt");
    query.lastUpdated("b.changedAt");
    query.all("actor").forEach(value -> actor(query, value));
    query.all("episode-of-care").forEach(value -> episode(query, value));
    query.all("status").forEach(value -> status(query, value, statuses));
    types(query, "service-type");
    types(query, "type");
    query
        .codes("class", FhirCodes.ACT_CODE)
        .ifPresent(
            codes ->
                either(
                    query,
                    codes.stream()
                        .map(
                            code ->
                                switch (code) {
                                  case "AMB" -> "s.delivery = IN_PERSON";
                                  case "VR" -> "s.delivery = TELEHEALTH";
                                  default -> "1 = 0";
                                })
                        .toList()));
    return query;
  }

  private static void actor(FhirQuery query, String value) {
    List<UUID> ids =
        FhirSearch.anyOf(value).stream()
            .map(text -> text.substring(text.indexOf('/') + 1))
            .flatMap(text -> FhirSearch.reference(text, "").stream())
            .toList();
    String any = query.bind(ids.isEmpty() ? List.of(new UUID(0, 0)) : ids);
    query.and("(b.patientId in %1$s or s.clinicianId in %1$s or s.roomId in %1$s)".formatted(any));
  }

  private static void episode(FhirQuery query, String value) {
    List<UUID> ids =
        FhirSearch.anyOf(value).stream()
            .flatMap(text -> FhirSearch.reference(text, "EpisodeOfCare").stream())
            .toList();
    query.and(
        "exists (select 1 from Episode e where e.patientId = b.patientId and e.id in "
            + query.bind(ids.isEmpty() ? List.of(new UUID(0, 0)) : ids)
            + ")");
  }

  private static void types(FhirQuery query, String name) {
    query.codes(
        name, FhirCodes.SNOMED, "s.type", SessionType.values(), type -> FhirCodes.code(type));
  }

  /** A status that nothing of ours can have finds nothing. */
  private static void status(FhirQuery query, String value, Map<String, String> statuses) {
    either(
        query,
        FhirSearch.anyOf(value).stream()
            .map(FhirSearch::token)
            .map(token -> statuses.getOrDefault(String.valueOf(token.code()), "1 = 0"))
            .toList());
  }

  private static void either(FhirQuery query, List<String> conditions) {
    query.and("(" + (conditions.isEmpty() ? "1 = 0" : String.join(" or ", conditions)) + ")");
  }
}
