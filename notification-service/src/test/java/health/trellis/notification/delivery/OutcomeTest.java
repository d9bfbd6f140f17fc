package health.trellis.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
  @ParameterizedTest
  @CsvSource({
    "400, '', http-400",
    "400, 21212, http-400-21212",
    "401, UNAUTHENTICATED, http-401-UNAUTHENTICATED",
    "429, '', http-429",
    "503, '', http-503",
    "503, UNAVAILABLE, http-503-UNAVAILABLE"
  })
  void whatWasCertainlyNotTakenIsRefused(int status, String code, String reason) {
    assertEquals(new Outcome.Refused(reason), Outcome.ofError(status, code));
  }

  @ParameterizedTest
  @CsvSource({"500, '', http-500", "502, '', http-502", "504, INTERNAL, http-504-INTERNAL"})
  void whatMayHaveBeenTakenIsUnknown(int status, String code, String reason) {
    assertEquals(new Outcome.Unknown(reason), Outcome.ofError(status, code));
  }
}
