package health.trellis.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What the published AsyncAPI document says of a webhook. */
final class WebhookContract {
  private static final JsonNode SCHEMAS = schemas();
  private static final JsonSchema HEADERS = schema("WebhookHeaders");
  private static final JsonSchema BODY = schema("WebhookBody");

  private WebhookContract() {}

  /** Holds a delivery, as it was received, against it. */
  static void check(HttpHeaders headers, String body) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode names = json.createObjectNode();
    headers
        .map()
        .forEach((name, values) -> names.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    assertEquals(Set.of(), HEADERS.validate(names));
    try {
      assertEquals(Set.of(), BODY.validate(json.readTree(body)));
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  private static JsonNode schemas() {
    try (InputStream document = WebhookContract.class.getResourceAsStream("/asyncapi.yaml")) {
      return new YAMLMapper()
          .readTree(Objects.requireNonNull(document))
          .requiredAt("/components/schemas");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static JsonSchema schema(String name) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(
            SCHEMAS.required(name),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }
}
