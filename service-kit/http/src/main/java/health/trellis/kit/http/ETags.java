package health.trellis.kit.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Strong entity tags made of a row's version, and the check of {@code If-Match} against it. */
public final class ETags {
  private ETags() {}

  /** 200 with the body and its tag. */
  public static Response ok(Object body, long version) {
    return Response.ok(body).tag(tag(version)).build();
  }

  /** 201 with the body, its place and its tag. */
  public static Response created(URI location, Object body, long version) {
    return Response.created(location).entity(body).tag(tag(version)).build();
  }

  /** The tag of a version. */
  public static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }

  /**
   * Refuses an edit that does not say what it edits (428), or that edits what is no longer there
   * (412).
   */
  public static void check(@Nullable String ifMatch, long version) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw Refusal.preconditionRequired();
    }
    if (!ifMatch.strip().equals("\"" + version + "\"")) {
      throw Refusal.preconditionFailed();
    }
  }
}
