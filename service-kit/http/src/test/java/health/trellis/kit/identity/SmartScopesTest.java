package health.trellis.kit.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmartScopesTest {
  @ParameterizedTest(name = "{0} grants {1}.{2}: {3}")
  @CsvSource({
    "system/Patient.rs,       Patient,     r, true",
    "system/Patient.rs,       Patient,     s, true",
    "system/Patient.rs,       Patient,     c, false",
    "system/Patient.rs,       Observation, r, false",
    "system/*.cruds,          Observation, d, true",
    "system/*.rs,             Goal,        u, false",
    "patient/Patient.rs,      Patient,     r, false",
    "system/Patient.sr,       Patient,     r, false",
    "system/Patient.read,     Patient,     r, false",
    "openid,                  Patient,     r, false"
  })
  void aScopeGrantsJustWhatItSays(String scope, String type, char action, boolean granted) {
    assertEquals(granted, SmartScopes.grants(scope, type, action));
  }
}
