package health.trellis.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.kit.http.Refusal;

/** The body of a provider's receipt, which is read as text first, because the text is signed. */
public final class ReceiptBody {
  private ReceiptBody() {}

  /** As JSON; refused where it is none. */
  public static JsonNode json(ObjectMapper mapper, String body) {
    try {
      return mapper.readTree(body);
    } catch (JsonProcessingException malformed) {
      throw Refusal.badRequest("/", "json", "The body is not JSON.");
    }
  }
}
