package health.trellis.kit.http;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/** Says a validation path the way a client sees the request. */
final class ViolationPath {
  private ViolationPath() {}

  /** {@code register.request.names[0].family} becomes {@code /names/0/family}. */
  static String pointer(Path path) {
    StringBuilder pointer = new StringBuilder();
    String parameter = "";
    for (Path.Node node : path) {
      if (node.getKind() == ElementKind.METHOD) {
        continue;
      }
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = String.valueOf(node.getName());
        continue;
      }
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      } else if (node.getKey() != null) {
        pointer.append('/').append(node.getKey());
      }
      if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.BEAN) {
        pointer.append('/').append(node.getName());
      }
    }
    return pointer.isEmpty() ? parameter : pointer.toString();
  }
}
