package health.trellis.kit.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Says a validation path the way a client sees the request. */
final class ViolationPath {
  private static final Set<Class<? extends Annotation>> NAMED =
      Set.of(QueryParam.class, PathParam.class, HeaderParam.class, CookieParam.class);

  private ViolationPath() {}

  /**
   * {@code register.request.names[0].family} becomes {@code /names/0/family}; a query, path or
   * header parameter keeps its name; the body as a whole is the empty pointer.
   */
  static String pointer(ConstraintViolation<?> violation) {
    List<Path.Node> nodes =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList();
    String pointer = pointer(nodes);
    return pointer.isEmpty() ? parameter(violation.getRootBeanClass(), nodes) : pointer;
  }

  private static String pointer(List<Path.Node> nodes) {
    StringBuilder pointer = new StringBuilder();
    for (Path.Node node : nodes) {
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      } else if (node.getKey() != null) {
        pointer.append('/').append(node.getKey());
      }
      if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.BEAN) {
        pointer.append('/').append(node.getName());
      }
    }
    return pointer.toString();
  }

  private static String parameter(Class<?> resource, List<Path.Node> nodes) {
    if (nodes.size() != 2 || nodes.get(1).getKind() != ElementKind.PARAMETER) {
      return "";
    }
    Path.MethodNode method = nodes.get(0).as(Path.MethodNode.class);
    Path.ParameterNode parameter = nodes.get(1).as(Path.ParameterNode.class);
    return isNamed(resource, method, parameter.getParameterIndex())
        ? String.valueOf(parameter.getName())
        : "";
  }

  /** Looks through the classes upwards, since an intercepted one has lost its annotations. */
  private static boolean isNamed(Class<?> resource, Path.MethodNode method, int index) {
    Class<?>[] types = method.getParameterTypes().toArray(Class<?>[]::new);
    for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
      boolean named =
          Arrays.stream(type.getDeclaredMethods())
              .filter(declared -> declared.getName().equals(method.getName()))
              .filter(declared -> Arrays.equals(declared.getParameterTypes(), types))
              .flatMap(declared -> Arrays.stream(declared.getParameterAnnotations()[index]))
              .anyMatch(annotation -> NAMED.contains(annotation.annotationType()));
      if (named) {
        return true;
      }
    }
    return false;
  }
}
