package health.trellis.gateway.openapi;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The files of the page at {@code /docs}: ours, and Swagger UI's from its web jar. */
@Singleton
class DocsFiles {
  private static final String OURS = "docs/";
  private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";
  private static final String WEBJAR_VERSION =
      "META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private static final String JAVASCRIPT = "text/javascript;charset=UTF-8";

  /** Nothing but these is served, whatever else the jar holds. */
  private final Map<String, Source> sources;

  DocsFiles() {
    String webjar = WEBJAR + version() + "/";
    sources =
        Map.of(
            "index.html", new Source(OURS + "index.html", "text/html;charset=UTF-8"),
            "start.js", new Source(OURS + "start.js", JAVASCRIPT),
            "swagger-ui.css", new Source(webjar + "swagger-ui.css", "text/css;charset=UTF-8"),
            "swagger-ui-bundle.js", new Source(webjar + "swagger-ui-bundle.js", JAVASCRIPT),
            "favicon-32x32.png", new Source(webjar + "favicon-32x32.png", "image/png"));
  }

  /**
   * A file to serve.
   *
   * @param bytes its content
   * @param mediaType its media type
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Found(byte[] bytes, String mediaType) {}

  private record Source(String resource, String mediaType) {}

  Optional<Found> find(String name) {
    return Optional.ofNullable(sources.get(name))
        .map(source -> new Found(read(source.resource()), source.mediaType()));
  }

  private static String version() {
    try (InputStream in = open(WEBJAR_VERSION)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] read(String resource) {
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("not in the application: " + resource);
    }
    return in;
  }
}
