package health.trellis.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * An answer that can be given again.
 *
 * @param status its status
 * @param headers those of its headers that matter
 * @param body its body as text
 */
record StoredAnswer(int status, Map<String, String> headers, @Nullable String body) {
  private static final List<String> KEPT = List.of("Location", "ETag", "Content-Type");

  static StoredAnswer of(Response response, ObjectMapper json) throws JsonProcessingException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT) {
      String value = response.getHeaderString(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    Object entity = response.getEntity();
    String body =
        entity == null || entity instanceof String
            ? (String) entity
            : json.writeValueAsString(entity);
    return new StoredAnswer(response.getStatus(), headers, body);
  }

  Response replay() {
    return replayTyped().toResponse();
  }

  RestResponse<String> replayTyped() {
    RestResponse.ResponseBuilder<String> answer = RestResponse.ResponseBuilder.create(status);
    headers.forEach(answer::header);
    if (body != null) {
      answer.entity(body);
      if (!headers.containsKey("Content-Type")) {
        answer.type("application/json");
      }
    }
    return answer.build();
  }
}
