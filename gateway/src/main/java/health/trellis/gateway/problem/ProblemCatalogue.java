package health.trellis.gateway.problem;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** All kinds of errors, from {@code problems.json}. */
@Singleton
class ProblemCatalogue {
  private static final String RESOURCE = "problems.json";

  private final Map<String, ProblemPage> pages = new TreeMap<>();

  ProblemCatalogue(ObjectMapper json) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(RESOURCE))) {
      json.readValue(in, new TypeReference<List<ProblemPage>>() {})
          .forEach(page -> pages.put(page.code(), page));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Collection<ProblemPage> all() {
    return pages.values();
  }

  /** What a code means; a code that is not listed is a conflict that its service explains. */
  ProblemPage explain(String code) {
    ProblemPage page = pages.get(code);
    return page != null
        ? page
        : new ProblemPage(
            code,
            409,
            "In conflict with the present state: " + code,
            "The request reads well, but the state of things does not allow it now. The detail of"
                + " the answer says what stands in the way.",
            "Read the thing again, and repeat the request if it still makes sense.");
  }
}
