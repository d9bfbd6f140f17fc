package health.trellis.kit.fhir;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Takes an operation's name with its dollar sign escaped: many HTTP clients do that, and to a
 * server of FHIR both are one name.
 */
@Provider
@PreMatching
public class OperationNames implements ContainerRequestFilter {
  private static final String ESCAPED = "/%24";

  @Override
  public void filter(ContainerRequestContext request) {
    URI uri = request.getUriInfo().getRequestUri();
    String path = uri.getRawPath();
    if (path.startsWith("/fhir/") && path.contains(ESCAPED)) {
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      request.setRequestUri(URI.create(path.replace(ESCAPED, "/$") + query));
    }
  }
}
