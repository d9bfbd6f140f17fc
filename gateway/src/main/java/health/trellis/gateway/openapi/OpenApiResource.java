package health.trellis.gateway.openapi;

import health.trellis.kit.http.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The API's description, for programs and for people. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Tag(name = "About the API", description = "What there is, how errors read, whether all is up")
public class OpenApiResource {
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

  private final MergedOpenApi merged;
  private final DocsFiles files;

  OpenApiResource(MergedOpenApi merged, DocsFiles files) {
    this.merged = merged;
    this.files = files;
  }

  @GET
  @Path("openapi")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getOpenApi",
      summary = "The OpenAPI document of all services",
      description =
          "One OpenAPI 3.1 document. A service that is down and was never up since this gateway"
              + " started is named under `x-trellis-missing`.")
  @APIResponse(
      responseCode = "200",
      description = "The document",
      content =
          @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
  public Response openApi() {
    return Response.ok(merged.bytes(), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-cache")
        .build();
  }

  @GET
  @Path("docs")
  @Produces(MediaType.TEXT_HTML)
  @Operation(
      operationId = "getDocs",
      summary = "A page to browse and try the API",
      description = "Needs nothing from outside: scripts and styles come from this gateway.")
  @APIResponse(
      responseCode = "200",
      description = "The page",
      content = @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING)))
  public Response docs() {
    return file("index.html");
  }

  @GET
  @Path("docs/{file}")
  @Operation(
      operationId = "getDocsFile",
      summary = "A script or style of the page",
      description = "Used by /docs only.")
  @APIResponse(
      responseCode = "200",
      description = "The file",
      content =
          @Content(
              mediaType = "*/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "404", description = "There is no such file")
  public Response file(@PathParam("file") String file) {
    return files
        .find(file)
        .map(
            found ->
                Response.ok(found.bytes(), found.mediaType())
                    .header("Cache-Control", "no-cache")
                    .header("Content-Security-Policy", PAGE_POLICY)
                    .build())
        .orElseThrow(() -> Refusal.notFound("file"));
  }
}
