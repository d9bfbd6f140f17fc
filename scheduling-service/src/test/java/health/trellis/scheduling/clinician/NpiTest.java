package health.trellis.scheduling.clinician;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpiTest {
  @ParameterizedTest
  @CsvSource({
    // The example of the standard
    "1234567893, true",
    // Another check digit, two digits swapped
    "1234567890, false",
    "1234567983, false",
    // An organization's
    "2000000002, true",
    // Neither person nor organization, too short, too long, no digits
    "3000000001, false",
    "123456789, false",
    "12345678930, false",
    "12345 7893, false"
  })
  void theCheckDigitFollowsFromTheOthers(String text, boolean valid) {
    assertEquals(valid, Npi.Check.isNpi(text));
  }
}
