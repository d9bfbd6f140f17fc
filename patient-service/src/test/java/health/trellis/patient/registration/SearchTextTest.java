package health.trellis.patient.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import health.trellis.patient.ground.SearchText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {
  @Test
  void namesAreSearchedInPartsWithoutCaseAndAccents() {
    assertEquals(List.of("maria", "jose", "o'brien"), SearchText.words("María-José  O'BRIEN"));
    assertEquals(List.of("李", "小龍"), SearchText.words("李 小龍"));
    assertEquals(List.of(), SearchText.words(" - "));
  }

  @ParameterizedTest
  @CsvSource({
    "+1 (212) 555-0142, 2125550142",
    "212 555 0142, 2125550142",
    "555-734-4679, 5557344679",
    "+49 30 1234567, 9301234567",
    "911, 911"
  })
  void aPhoneNumberIsFoundWithAndWithoutCountryCode(String phone, String key) {
    assertEquals(key, SearchText.phoneKey(phone));
  }

  @Test
  void whatHasNoDigitsIsNoPhoneNumber() {
    assertNull(SearchText.phoneKey("none"));
    assertNull(SearchText.phoneKey(null));
  }
}
