package health.trellis.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.gateway.route.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode own =
      read("{'openapi':'3.1.0','info':{'title':'Trellis','version':'1'},'paths':{'/docs':{}}}");
  private final ObjectNode patient =
      read(
          """
          {'openapi':'3.1.0','paths':{
            '/api/v1/patients':{'get':{'operationId':'list','tags':['P'],'x':{'$ref':'#/components/schemas/Page'}}},
            '/api/v1/sites':{'get':{'operationId':'foreign'}},
            '/fhir/r4/metadata':{'get':{}},
            '/api/v1/audit/{service}':{'parameters':[{'name':'service','in':'path'}],
              'get':{'operationId':'audit','parameters':[{'name':'service','in':'path'},{'name':'limit','in':'query'}]}}},
           'components':{'schemas':{
             'Problem':{'type':'object'},
             'Item':{'type':'object','title':'patient'},
             'Page':{'items':{'$ref':'#/components/schemas/Item'}}},
             'securitySchemes':{'bearer':{'type':'http'}}},
           'tags':[{'name':'P'}]}
          """);
  private final ObjectNode scheduling =
      read(
          """
          {'openapi':'3.1.0','paths':{
            '/api/v1/sites':{'get':{'operationId':'list','x':{'$ref':'#/components/schemas/Page'}}},
            '/api/v1/audit/{service}':{'get':{'operationId':'audit','parameters':[{'name':'service','in':'path'}]}}},
           'components':{'schemas':{
             'Problem':{'type':'object'},
             'Item':{'type':'object','title':'site'},
             'Page':{'items':{'$ref':'#/components/schemas/Item'}}}}}
          """);

  private final JsonNode merged =
      OpenApiMerge.merge(
          own,
          Map.of(Service.PATIENT, patient, Service.SCHEDULING, scheduling),
          "https://trellis.example.org",
          List.of("assessment"));

  @Test
  void eachServiceDescribesOnlyWhatItOwns() {
    assertEquals(
        List.of(
            "/api/v1/audit/patient",
            "/api/v1/audit/scheduling",
            "/api/v1/patients",
            "/api/v1/sites",
            "/docs"),
        JSON.convertValue(merged.path("paths"), Map.class).keySet().stream().toList());
    assertEquals("scheduling", merged.at("/paths/~1api~1v1~1sites/x-trellis-service").asText());
  }

  @Test
  void oneNameForTwoThingsBecomesTwoNames() {
    JsonNode schemas = merged.at("/components/schemas");
    assertEquals("patient", schemas.at("/PatientItem/title").asText());
    assertEquals("site", schemas.at("/SchedulingItem/title").asText());
    assertFalse(schemas.has("Item"));
  }

  @Test
  void whatReferstoDifferentThingsIsDifferentToo() {
    assertEquals(
        "#/components/schemas/PatientItem",
        merged.at("/components/schemas/PatientPage/items/$ref").asText());
    assertEquals(
        "#/components/schemas/SchedulingPage",
        merged.at("/paths/~1api~1v1~1sites/get/x/$ref").asText());
  }

  @Test
  void oneNameForOneThingStays() {
    assertTrue(merged.at("/components/schemas").has("Problem"));
    assertTrue(merged.at("/components/securitySchemes").has("bearer"));
  }

  @Test
  void operationIdsAreUnique() {
    String one = merged.at("/paths/~1api~1v1~1patients/get/operationId").asText();
    String other = merged.at("/paths/~1api~1v1~1sites/get/operationId").asText();
    assertNotEquals(one, other);
  }

  @Test
  void theServiceInAPathIsFilledIn() {
    JsonNode audit = merged.at("/paths/~1api~1v1~1audit~1patient");
    assertEquals(0, audit.path("parameters").size());
    assertEquals(1, audit.at("/get/parameters").size());
  }

  @Test
  void whatIsMissingIsNamed() {
    assertEquals("assessment", merged.at("/x-trellis-missing/0").asText());
    assertEquals("https://trellis.example.org", merged.at("/servers/0/url").asText());
    assertEquals("3.1.0", merged.path("openapi").asText());
  }

  private static ObjectNode read(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
