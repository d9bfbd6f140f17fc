package health.trellis.patient.registration;

import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.patient.ground.SearchText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a search for patients asks, as conditions on {@code Patient p} that an index serves. Starts
 * from what the caller may see: what is filtered out is never read, and a record that was merged
 * into another is not found.
 */
final class PatientCriteria {
  private static final String NOTHING = "1 = 0";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  PatientCriteria(VisiblePatients visible) {
    conditions.add(visible.hql("p.id"));
    conditions.add("p.mergedInto is null");
    parameters.putAll(visible.params());
  }

  /** Every part must begin a part of the patient's names. */
  PatientCriteria name(@Nullable String name) {
    if (name != null) {
      conditions.add(begin("p.nameParts", name, null));
    }
    return this;
  }

  /**
   * Of alternatives separated by commas (R4, 3.1.1.3) one must fit: each of its words must begin a
   * word of what is searched.
   *
   * @param parts the words of names or of addresses
   * @param kind which of them; null for any
   */
  PatientCriteria words(String parts, String alternatives, @Nullable String kind) {
    conditions.add(
        Arrays.stream(alternatives.split("(?<!\\\\),"))
            .map(text -> begin(parts, text, kind))
            .collect(Collectors.joining(" or ", "(", ")")));
    return this;
  }

  private String begin(String parts, String text, @Nullable String kind) {
    List<String> words = SearchText.words(text);
    return words.isEmpty()
        ? NOTHING
        : words.stream()
            .map(word -> begins(parts, word, kind))
            .collect(Collectors.joining(" and ", "(", ")"));
  }

  private String begins(String parts, String word, @Nullable String kind) {
    String from = bind(word);
    String to = bind(SearchText.endOfPrefix(word));
    String ofKind = kind == null ? "" : " and n.kind = " + bind(kind);
    return "exists (select 1 from %s n where n.part >= %s and n.part < %s%s)"
        .formatted(parts, from, to, ofKind);
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
    conditions.add(NOTHING);
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
