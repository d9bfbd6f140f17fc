package health.trellis.assessment.form;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Type;

/** Reads the standard extensions of a form. */
final class Extensions {
  private Extensions() {}

  /** The values of an extension, in their order. */
  static List<Type> values(Element element, String url) {
    return element.getExtensionsByUrl(url).stream().map(Extension::getValue).toList();
  }

  static Optional<Type> value(Element element, String url) {
    return values(element, url).stream().findFirst();
  }

  static Optional<Integer> integer(Element element, String url) {
    return value(element, url).map(value -> ((IntegerType) value).getValue());
  }
}
