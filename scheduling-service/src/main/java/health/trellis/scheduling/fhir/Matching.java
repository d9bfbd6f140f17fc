package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.FhirSearch;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** How values of resources match search values (R4, 3.1.1.4). */
final class Matching {
  private Matching() {}

  /** A string: by the beginning of any of its words, upper and lower case the same. */
  static boolean begins(@Nullable String text, String wanted) {
    String all = text == null ? "" : text.toLowerCase(Locale.ROOT);
    String beginning = wanted.toLowerCase(Locale.ROOT);
    return all.startsWith(beginning) || all.contains(" " + beginning);
  }

  /** A reference: {@code Type/id} or {@code id}. */
  static boolean refers(Stream<Reference> references, String wanted) {
    return references
        .map(reference -> reference.getReferenceElement())
        .anyMatch(id -> wanted.equals(id.getValue()) || wanted.equals(id.getIdPart()));
  }

  /** A code; a concept of text alone has its text for a code. */
  static boolean coded(List<CodeableConcept> concepts, String wanted) {
    FhirSearch.Token token = FhirSearch.token(wanted);
    return concepts.stream()
        .anyMatch(
            concept ->
                concept.hasCoding()
                    ? concept.getCoding().stream()
                        .anyMatch(c -> token.matches(c.getSystem(), c.getCode()))
                    : token.matches(null, concept.getText()));
  }

  /** A yes or no. */
  static boolean flag(boolean value, String wanted) {
    return Boolean.toString(value).equals(wanted);
  }
}
