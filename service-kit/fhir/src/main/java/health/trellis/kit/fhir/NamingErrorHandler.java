package health.trellis.kit.fhir;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects every fault of a FHIR body with the element it is in, never with its value. */
final class NamingErrorHandler implements IParserErrorHandler {
  private final List<String[]> faults = new ArrayList<>();

  /** Refuses (400) when there were faults. */
  void refuseIfAny(String type) {
    if (faults.isEmpty()) {
      return;
    }
    List<FieldError> errors =
        faults.stream()
            .map(f -> new FieldError(type + (f[0].isEmpty() ? "" : "." + f[0]), "structure", f[1]))
            .toList();
    FieldError first = errors.getFirst();
    throw Refusal.badRequest(first.pointer(), first.code(), first.detail());
  }

  private void add(@Nullable String element, String detail) {
    faults.add(new String[] {element == null ? "" : element, detail});
  }

  @Override
  public void containedResourceWithNoId(@Nullable IParseLocation location) {
    add("contained", "A contained resource needs an id.");
  }

  @Override
  public void incorrectJsonType(
      @Nullable IParseLocation location,
      String element,
      ValueType expected,
      @Nullable ScalarType expectedScalar,
      ValueType found,
      @Nullable ScalarType foundScalar) {
    add(element, "Expected " + expected + ", found " + found + ".");
  }

  @Override
  public void invalidInternalReference(@Nullable IParseLocation location, String reference) {
    add("reference", "The internal reference is not valid.");
  }

  @Override
  public void invalidValue(
      @Nullable IParseLocation location, @Nullable String value, String error) {
    add(
        location == null ? null : location.getParentElementName(),
        "The value does not fit the element's type.");
  }

  @Override
  public void missingRequiredElement(@Nullable IParseLocation location, String element) {
    add(element, "This element is required.");
  }

  @Override
  public void unexpectedRepeatingElement(@Nullable IParseLocation location, String element) {
    add(element, "This element may not repeat.");
  }

  @Override
  public void unknownAttribute(@Nullable IParseLocation location, String attribute) {
    add(attribute, "FHIR R4 knows no such attribute here.");
  }

  @Override
  public void unknownElement(@Nullable IParseLocation location, String element) {
    add(element, "FHIR R4 knows no such element here.");
  }

  @Override
  public void unknownReference(@Nullable IParseLocation location, String reference) {
    add("reference", "The contained resource that is referred to is missing.");
  }

  @Override
  public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation location) {
    add("extension", "An extension has a value or nested extensions, not both.");
  }
}
