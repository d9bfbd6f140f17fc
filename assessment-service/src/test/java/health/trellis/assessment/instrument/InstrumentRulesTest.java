package health.trellis.assessment.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.assessment.instrument.Instrument.AskedWhen;
import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a definition is refused for. */
class InstrumentRulesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WHOLE =
      """
      {"instrument":"mine","source":"Our own, 2026","subscores":[],
       "total":{"display":"Sum","items":["a","b"],"reversed":[],"maxMissing":0},
       "bands":{"any":[{"from":0,"to":1,"code":"low","label":"Low"},
                       {"from":2,"to":4,"code":"high","label":"High"}]},
       "critical":[],"triage":[]}""";

  @Test
  void whatWeShipBreaksNoRule() {
    Stream<Instrument> all = new Instruments().all().stream();
    assertTrue(all.allMatch(instrument -> InstrumentRules.faults(instrument).isEmpty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"from\":2,\"to\":4' | '\"from\":1,\"to\":4' | /scoring/bands/any/1 overlap",
        "'\"from\":2,\"to\":4' | '\"from\":3,\"to\":4' | /scoring/bands/any/1 gap",
        "'\"to\":4' | '\"to\":5' | /scoring/bands/any range",
        "'\"to\":4' | '\"to\":3' | /scoring/bands/any range",
        "'[\"a\",\"b\"]' | '[\"a\",\"z\"]' | /scoring/total/items unknown-item",
        "'\"reversed\":[]' | '\"reversed\":[\"c\"]' | /scoring/total/reversed not-scored",
        "'\"maxMissing\":0' | '\"maxMissing\":2' | /scoring/total/maxMissing too-many",
        "'\"instrument\":\"mine\"' | '\"instrument\":\"other\"' | /scoring/instrument other-instrument",
        "'\"critical\":[]' | '\"critical\":[{\"linkId\":\"a\",\"from\":1,\"to\":9,\"finding\":\"found\",\"level\":\"HIGH\"}]' | /scoring/critical/0 unknown-option",
        "'\"triage\":[]' | '\"triage\":[],\"leadsTo\":[{\"of\":\"total\",\"from\":2,\"instruments\":[\"mine\"]}]' | /scoring/leadsTo/0/instruments cycle",
        "'\"triage\":[]' | '\"triage\":[],\"leadsTo\":[{\"of\":\"none\",\"from\":2,\"instruments\":[\"gad-7\"]}]' | /scoring/leadsTo/0/of unknown-subscore",
        "'\"subscores\":[]' | '\"subscores\":[{\"code\":\"total\",\"label\":\"X\",\"items\":[\"a\"]}]' | /scoring/subscores/0/code repeated"
      })
  void aBrokenScoringIsRefusedByName(String part, String instead, String fault) {
    String broken = WHOLE.replace(part, instead);
    assertTrue(!broken.equals(WHOLE), "the case changes something");
    assertEquals(List.of(fault), faults(instrument(broken, item("a", null), item("b", null))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"maxMissing\":0' | '\"maxMissing\":-1' | /scoring/total/maxMissing",
        "'\"subscores\":[]' | '\"subscores\":{}' | /scoring/subscores",
        "'\"critical\":[]' | '\"critical\":[],\"formula\":\"a+b\"' | /scoring"
      })
  void whatTheSchemaForbidsIsRefusedWithItsPlace(String part, String instead, String place) {
    String broken = WHOLE.replace(part, instead);
    try {
      instrument(broken, item("a", null), item("b", null));
    } catch (Refusal refused) {
      assertEquals(place, refused.errors().getFirst().pointer());
      return;
    }
    throw new AssertionError("accepted");
  }

  @ParameterizedTest
  @MethodSource("circles")
  void conditionsLookBackOnly(String first, String second, String fault) {
    List<String> found = faults(instrument(WHOLE, item("a", first), item("b", second)));
    assertEquals(fault == null ? List.of() : List.of(fault), found);
  }

  private static Stream<org.junit.jupiter.params.provider.Arguments> circles() {
    return Stream.of(
        org.junit.jupiter.params.provider.Arguments.of(null, "a", null),
        org.junit.jupiter.params.provider.Arguments.of("b", "a", "/items/0/askedWhen/linkId cycle"),
        org.junit.jupiter.params.provider.Arguments.of(
            "a", null, "/items/0/askedWhen/linkId cycle"),
        org.junit.jupiter.params.provider.Arguments.of(
            "z", null, "/items/0/askedWhen/linkId unknown-item"));
  }

  @Test
  void itemsDiffer() {
    assertEquals(
        List.of("/items/1/linkId repeated"),
        faults(instrument(WHOLE, item("a", null), item("a", null))));
  }

  private static List<String> faults(Instrument instrument) {
    return InstrumentRules.faults(instrument).stream().map(InstrumentRulesTest::text).toList();
  }

  private static String text(FieldError fault) {
    return fault.pointer() + " " + fault.code();
  }

  private static Instrument instrument(String scoring, Item... items) {
    try {
      return new Instrument(
          "mine",
          "1.0.0",
          "https://trellis.health/fhir/Questionnaire/mine",
          "Mine",
          null,
          "Ours",
          null,
          List.of(items),
          InstrumentLoader.scoring(JSON.readTree(scoring)));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  private static Item item(String id, @Nullable String after) {
    return new Item(
        id,
        "Question " + id,
        true,
        after == null ? null : new AskedWhen(after, List.of("yes")),
        List.of(
            new Option("urn:x", "no", "No", 0),
            new Option("urn:x", "some", "Some", 1),
            new Option("urn:x", "yes", "Yes", 2)));
  }
}
