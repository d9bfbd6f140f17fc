package health.trellis.patient.registration;

import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.patient.ground.SearchText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search for patients asks, as conditions on {@code Patient p} that an index serves. Starts
 * from what the caller may see: what is filtered out is never read, and a record that was merged
 * into another is not found.
 */
final class PatientCriteria {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  PatientCriteria(VisiblePatients visible) {
    conditions.add(visible.hql("p.id"));
    conditions.add("p.mergedInto is null");
    parameters.putAll(visible.params());
  }

  /** Every part must begin a part of the patient's names; kind GIVEN, FAMILY, or null for any. */
  PatientCriteria name(@Nullable String name, @Nullable String kind) {
    if (name == null) {
      return this;
    }
    List<String> parts = SearchText.nameParts(name);
    if (parts.isEmpty()) {
      return nothing();
    }
    for (String part : parts) {
      String from = bind(part);
      String to = bind(SearchText.endOfPrefix(part));
      String ofKind = kind == null ? "" : " and n.kind = " + bind(kind);
      conditions.add(
          "exists (select 1 from p.nameParts n where n.part >= "
              + from
              + " and n.part < "
              + to
              + ofKind
              + ")");
    }
    return this;
  }

  /** {@code number}, {@code system|number}, or {@code |number}. */
  PatientCriteria identifier(@Nullable String token) {
    if (token == null) {
      return this;
    }
    int bar = token.lastIndexOf('|');
    String system = bar > 0 ? token.substring(0, bar) : null;
    String value = bind(token.substring(bar + 1).strip());
    String ofSystem = system == null ? "" : " and i.system = " + bind(system.strip());
    conditions.add(
        "exists (select 1 from p.identifiers i where i.value = " + value + ofSystem + ")");
    return this;
  }

  PatientCriteria phone(@Nullable String phone) {
    if (phone == null) {
      return this;
    }
    String key = SearchText.phoneKey(phone);
    if (key == null) {
      return nothing();
    }
    conditions.add("p.phoneKey = " + bind(key));
    return this;
  }

  PatientCriteria born(@Nullable LocalDate day) {
    if (day != null) {
      conditions.add("p.birthDate = " + bind(day));
    }
    return this;
  }

  /** What a FHIR search asks for beside these; its placeholders are its own. */
  PatientCriteria also(FhirQuery query) {
    conditions.add(query.hql());
    parameters.putAll(query.parameters());
    return this;
  }

  PatientCriteria after(@Nullable UUID id) {
    if (id != null) {
      conditions.add("p.id > " + bind(id));
    }
    return this;
  }

  private PatientCriteria nothing() {
    conditions.add("1 = 0");
    return this;
  }

  private String bind(Object value) {
    String name = "c" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }

  String condition() {
    return String.join(" and ", conditions);
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
