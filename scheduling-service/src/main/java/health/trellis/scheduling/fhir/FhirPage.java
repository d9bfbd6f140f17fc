package health.trellis.scheduling.fhir;

import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/** Which page a FHIR search asks for: {@code _count} and the cursor of the next link. */
final class FhirPage {
  private static final int USUAL = 50;
  private static final int MOST = 200;

  private FhirPage() {}

  static PageRequest of(MultivaluedMap<String, String> parameters) {
    return PageRequest.at(count(parameters.getFirst("_count")), parameters.getFirst("cursor"));
  }

  /** A client that asks for more gets the most there is. */
  private static int count(@Nullable String text) {
    try {
      return text == null ? USUAL : Math.clamp(Integer.parseInt(text), 1, MOST);
    } catch (NumberFormatException notANumber) {
      throw Refusal.badRequest("_count", "type", "_count is a whole number.");
    }
  }
}
