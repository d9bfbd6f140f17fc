package health.trellis.kit.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.http.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirSearchTest {
  @ParameterizedTest(name = "{0} matches {1}: {2}")
  @CsvSource({
    "2026-03-08,             2026-03-08T23:59:59Z, true",
    "2026-03-08,             2026-03-09T00:00:00Z, false",
    "2026-03,                2026-03-31T12:00:00Z, true",
    "2026,                   2027-01-01T00:00:00Z, false",
    "gt2026-03-08,           2026-03-08T12:00:00Z, false",
    "gt2026-03-08,           2026-03-09T00:00:00Z, true",
    "ge2026-03-08,           2026-03-08T00:00:00Z, true",
    "lt2026-03-08,           2026-03-07T23:59:59Z, true",
    "le2026-03-08,           2026-03-08T12:00:00Z, true",
    "ne2026-03-08,           2026-03-08T12:00:00Z, false",
    "2026-03-08T02:30:00-05:00, 2026-03-08T07:30:00Z, true",
    "2026-03-08T02:30:00 01:00, 2026-03-08T01:30:00Z, true"
  })
  void aDateMatchesByItsPrecision(String parameter, Instant moment, boolean matches) {
    assertEquals(matches, FhirSearch.date("date", parameter).matches(moment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-02-30", "gt", "20260308", "xx2026-03-08"})
  void whatIsNoDateIsRefused(String parameter) {
    assertEquals(
        400, assertThrows(Refusal.class, () -> FhirSearch.date("date", parameter)).status());
  }

  @Test
  void aTokenMatchesWithAndWithoutItsSystem() {
    assertTrue(FhirSearch.token("44261-6").matches("http://loinc.org", "44261-6"));
    assertTrue(FhirSearch.token("http://loinc.org|44261-6").matches("http://loinc.org", "44261-6"));
    assertTrue(FhirSearch.token("http://loinc.org|").matches("http://loinc.org", "70274-6"));
    assertTrue(FhirSearch.token("|x").matches(null, "x"));
    assertEquals(false, FhirSearch.token("|x").matches("http://loinc.org", "x"));
  }

  @Test
  void aReferenceIsReadWithAndWithoutItsType() {
    UUID id = UUID.fromString("0197a000-0000-7000-8000-000000000301");

    assertEquals(Optional.of(id), FhirSearch.reference("Patient/" + id, "Patient"));
    assertEquals(Optional.of(id), FhirSearch.reference(id.toString(), "Patient"));
    assertEquals(Optional.empty(), FhirSearch.reference("Group/" + id, "Patient"));
  }

  @Test
  void severalValuesAreSplit() {
    assertEquals(List.of("a", "b"), FhirSearch.anyOf("a, b,"));
    assertEquals(List.of(), FhirSearch.anyOf(null));
  }
}
