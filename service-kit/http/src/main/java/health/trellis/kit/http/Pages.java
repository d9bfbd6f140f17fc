package health.trellis.kit.http;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with a page. */
public final class Pages {
  private Pages() {}

  /** 200 with the page, and {@code Link: rel="next"} (RFC 8288) when there is more. */
  public static <T> RestResponse<Page<T>> response(Page<T> page, UriInfo uri) {
    RestResponse.ResponseBuilder<Page<T>> answer = RestResponse.ResponseBuilder.ok(page);
    if (page.next() != null) {
      answer.header("Link", "<" + next(uri, page.next()) + ">; rel=\"next\"");
    }
    return answer.build();
  }

  /** Relative to the host, because the host that the client knows is the gateway's. */
  private static String next(UriInfo uri, String cursor) {
    URI next = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
    return next.getRawPath() + "?" + next.getRawQuery();
  }
}
