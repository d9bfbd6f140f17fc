package health.trellis.gateway.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.gateway.route.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapabilityMergeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Service, ObjectNode> services =
      Map.of(
          Service.PATIENT,
          read(
              "{'rest':[{'resource':[{'type':'Patient'},{'type':'Observation','x':'patient'}],"
                  + "'interaction':[{'code':'transaction'}]}]}"),
          Service.ASSESSMENT,
          read("{'rest':[{'resource':[{'type':'Observation','x':'assessment'}]}]}"));

  @Test
  void eachTypeIsStatedByItsOwner() {
    JsonNode rest = merge(List.of()).at("/rest/0");
    assertEquals(2, rest.path("resource").size());
    assertEquals("assessment", rest.at("/resource/0/x").asText());
    assertEquals("Patient", rest.at("/resource/1/type").asText());
    assertEquals("transaction", rest.at("/interaction/0/code").asText());
    assertFalse(rest.has("documentation"));
  }

  @Test
  void whatFhirRequiresIsThere() {
    JsonNode statement = merge(List.of());
    for (String field : List.of("status", "date", "kind", "fhirVersion", "format", "rest")) {
      assertTrue(statement.has(field), field);
    }
    assertEquals(
        "http://idp/protocol/openid-connect/token",
        statement.at("/rest/0/security/extension/0/extension/0/valueUri").asText());
  }

  @Test
  void aServiceThatIsDownIsNamed() {
    assertTrue(
        merge(List.of("scheduling")).at("/rest/0/documentation").asText().contains("scheduling"));
  }

  private JsonNode merge(List<String> missing) {
    return CapabilityMerge.merge(
        JSON.createObjectNode(),
        services,
        new CapabilityMerge.Frame(
            "1",
            "2026-03-31T00:00:00Z",
            "https://trellis.example.org/fhir/r4",
            OauthEndpoints.ofKeycloak("http://idp", List.of()),
            missing));
  }

  private static ObjectNode read(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
