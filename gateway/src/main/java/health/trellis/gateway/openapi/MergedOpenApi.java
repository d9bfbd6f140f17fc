package health.trellis.gateway.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.upstream.ServiceDocuments;
import health.trellis.gateway.upstream.ServiceDocuments.Seen;
import health.trellis.gateway.upstream.UpstreamCalls;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The merged document, put together again whenever a service's part was read again. */
@ApplicationScoped
class MergedOpenApi {
  private final OpenApiDocumentService own;
  private final ObjectMapper json;
  private final ServiceDocuments documents;
  private final String publicUrl;
  private volatile @Nullable Made last;

  MergedOpenApi(
      OpenApiDocumentService own,
      ObjectMapper json,
      UpstreamCalls calls,
      GatewayConfig config,
      @ConfigProperty(name = "trellis.public-url") String publicUrl) {
    this.own = own;
    this.json = json;
    this.documents = new ServiceDocuments(calls, json, config, "/openapi", "application/json");
    this.publicUrl = publicUrl;
  }

  /** The document as JSON. */
  byte[] bytes() {
    Seen seen = documents.latest();
    Made made = last;
    if (made == null || made.of() != seen) {
      made = new Made(seen, make(seen));
      last = made;
    }
    return made.bytes();
  }

  private byte[] make(Seen seen) {
    try {
      ObjectNode mine =
          (ObjectNode)
              json.readTree(own.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON));
      return json.writeValueAsBytes(
          OpenApiMerge.merge(mine, seen.documents(), publicUrl, seen.missing()));
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException(cannotHappen);
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Made(Seen of, byte[] bytes) {}
}
