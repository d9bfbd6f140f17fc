package health.trellis.event.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.trellis.event.DomainEvent;
import health.trellis.event.EventCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed files of the contract, where they lie and how they are written. */
final class ContractFiles {
  static final Path RESOURCES = Path.of("src/main/resources");
  static final Path ASYNCAPI = RESOURCES.resolve("asyncapi.yaml");

  /** JSON as the services write events: unknown fields are an error here, though, to find slips. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private ContractFiles() {}

  static Path schema(Class<? extends DomainEvent> event) {
    return RESOURCES.resolve("schemas/" + EventCatalog.type(event) + ".schema.json");
  }

  static Path example(Class<? extends DomainEvent> event) {
    return RESOURCES.resolve("examples/" + EventCatalog.type(event) + ".example.json");
  }

  /** Whether files are to be written anew: {@code -Dupdate}. */
  static boolean updating() {
    return System.getProperty("update") != null;
  }

  static JsonNode read(Path file) throws IOException {
    return JSON.readTree(Files.readString(file));
  }

  static String pretty(JsonNode json) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    return JSON.writer(printer).writeValueAsString(json) + "\n";
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
