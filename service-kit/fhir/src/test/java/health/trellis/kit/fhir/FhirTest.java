package health.trellis.kit.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.http.Refusal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FhirTest {
  @Test
  void whatIsReadIsWrittenAgain() {
    String json = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Testperson\"}]}";

    assertEquals(json, Fhir.json(Fhir.parse(json, Patient.class)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"resourceType\":\"Patient\",\"nmae\":\"x\"}; nmae",
        "{\"resourceType\":\"Patient\",\"gender\":\"purple\"}; gender",
        "{\"resourceType\":\"Patient\",\"birthDate\":\"2026-02-30\"}; birthDate",
        "{\"resourceType\":\"Patient\",\"name\":\"x\"}; name"
      })
  void aFaultIsRefusedWithItsElement(String json, String element) {
    Refusal refusal = assertThrows(Refusal.class, () -> Fhir.parse(json, Patient.class));

    assertEquals(400, refusal.status());
    assertTrue(refusal.errors().getFirst().pointer().contains(element), refusal.errors()::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"''", "{", "[]", "null", "{\"resourceType\":\"Patient\"}"})
  void whatIsNotTheResourceIsRefused(String json) {
    assertEquals(
        400, assertThrows(Refusal.class, () -> Fhir.parse(json, Observation.class)).status());
  }

  @Test
  void aRefusalNeverQuotesTheValue() {
    String json = "{\"resourceType\":\"Patient\",\"birthDate\":\"SECRET\"}";

    Refusal refusal = assertThrows(Refusal.class, () -> Fhir.parse(json, Patient.class));

    assertFalse(refusal.errors().toString().contains("SECRET"));
  }
}
