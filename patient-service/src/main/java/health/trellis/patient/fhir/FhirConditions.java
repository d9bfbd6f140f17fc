package health.trellis.patient.fhir;

import health.trellis.kit.access.VisiblePatients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of a search on the entity {@code x}, in HQL with their parameters. Starts from
 * what the caller may see.
 */
public final class FhirConditions {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  FhirConditions(VisiblePatients visible, SearchParameters search) {
    conditions.add(visible.hql("x.patientId"));
    parameters.putAll(visible.params());
    search.patient().ifPresent(id -> and("x.patientId = :patient", "patient", id));
    search.ids().ifPresent(ids -> and("x.id in :ids", "ids", ids));
    search.after().ifPresent(id -> and("x.id > :after", "after", id));
  }

  /** One more condition that must hold, with its one parameter. */
  public FhirConditions and(String condition, String parameter, Object value) {
    conditions.add(condition);
    parameters.put(parameter, value);
    return this;
  }

  /** One more condition that must hold, with parameters of its own. */
  public FhirConditions and(String condition, Map<String, ?> more) {
    conditions.add(condition);
    parameters.putAll(more);
    return this;
  }

  /** All of them. */
  public String hql() {
    return String.join(" and ", conditions);
  }

  /** What to bind. */
  public Map<String, Object> parameters() {
    return parameters;
  }
}
