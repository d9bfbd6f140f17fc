package health.trellis.kit.fhir;

import ca.uhn.fhir.parser.IParser;
import health.trellis.kit.http.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of its resources a client asks for (R4, 3.1.1.5.8 and 3.1.1.5.9). What is cut is
 * tagged SUBSETTED, so that nobody takes it for the whole.
 *
 * @param summary the kind of summary
 * @param elements the top-level elements, beside those that must be; empty: all
 */
public record Projection(Summary summary, List<String> elements) {
  /** All of it. */
  public static final Projection WHOLE = new Projection(Summary.FALSE, List.of());

  /** Kinds of summary, by their FHIR names. */
  public enum Summary {
    /** The elements that FHIR marks for summaries. */
    TRUE,
    /** The narrative, and what must be. */
    TEXT,
    /** All but the narrative. */
    DATA,
    /** How many there are. */
    COUNT,
    /** No summary. */
    FALSE
  }

  /** Reads both parameters; refuses (400) what is no summary, and both together. */
  public static Projection of(@Nullable String summary, @Nullable String elements) {
    List<String> only = FhirSearch.anyOf(elements);
    Summary kind = summary == null ? Summary.FALSE : summary(summary);
    if (!only.isEmpty() && kind != Summary.FALSE) {
      throw Refusal.badRequest("_elements", "together", "Give _summary or _elements, not both.");
    }
    return new Projection(kind, only);
  }

  /** Whether only the number of matches is asked for. */
  public boolean countsOnly() {
    return summary == Summary.COUNT;
  }

  private static Summary summary(String text) {
    return switch (text) {
      case "true" -> Summary.TRUE;
      case "text" -> Summary.TEXT;
      case "data" -> Summary.DATA;
      case "count" -> Summary.COUNT;
      case "false" -> Summary.FALSE;
      default ->
          throw Refusal.badRequest(
              "_summary", "code", "_summary is true, text, data, count or false.");
    };
  }

  /** Makes a parser write just that. */
  void applyTo(IParser parser) {
    parser.setEncodeElementsAppliesToChildResourcesOnly(true);
    switch (summary) {
      case TRUE -> parser.setSummaryMode(true);
      case TEXT -> parser.setEncodeElements(Set.of("*.id", "*.meta", "*.text", "*.(mandatory)"));
      case DATA -> parser.setSuppressNarratives(true);
      case COUNT, FALSE -> {
        if (!elements.isEmpty()) {
          Set<String> asked = new HashSet<>(Set.of("*.id", "*.meta", "*.(mandatory)"));
          elements.forEach(element -> asked.add("*." + element));
          parser.setEncodeElements(asked);
        }
      }
    }
  }
}
