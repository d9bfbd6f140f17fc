package health.trellis.patient.clinical;

import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.fhir.FhirSearch.Token;
import health.trellis.patient.fhir.FhirConditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The search parameter {@code code} as a condition on the code columns. */
final class ClinicalCodes {
  private ClinicalCodes() {}

  /** Adds that one of the tokens matches. */
  static void condition(String value, FhirConditions conditions) {
    Map<String, Object> parameters = new HashMap<>();
    List<String> anyOf = new ArrayList<>();
    for (String text : FhirSearch.anyOf(value)) {
      Token token = FhirSearch.token(text);
      List<String> both = new ArrayList<>();
      if (token.system() != null) {
        String name = "codeSystem" + anyOf.size();
        both.add("x.codeSystem = :" + name);
        parameters.put(name, token.system());
      }
      if (token.code() != null) {
        String name = "code" + anyOf.size();
        both.add("x.code = :" + name);
        parameters.put(name, token.code());
      }
      anyOf.add(both.isEmpty() ? "1 = 0" : "(" + String.join(" and ", both) + ")");
    }
    conditions.and(anyOf.isEmpty() ? "1 = 0" : "(" + String.join(" or ", anyOf) + ")", parameters);
  }
}
