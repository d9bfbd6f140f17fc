package health.trellis.assessment.risk;

import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.assessment.response.ResponseDto.CrisisContact;
import health.trellis.kit.json.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whom to call at once, by country: data in {@code crisis-contacts.json}. */
@Singleton
class CrisisContacts {
  private static final String ANYWHERE = "*";

  private final Map<String, List<CrisisContact>> byCountry;

  CrisisContacts() {
    try (InputStream file =
        CrisisContacts.class.getClassLoader().getResourceAsStream("crisis-contacts.json")) {
      byCountry = EventJson.mapper().readValue(file, new TypeReference<>() {});
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The contacts of a country; the general emergency number where we know no others. */
  List<CrisisContact> of(String country) {
    List<CrisisContact> own = byCountry.get(country);
    return own != null ? own : Objects.requireNonNull(byCountry.get(ANYWHERE));
  }
}
