package health.trellis.gateway.problem;

import health.trellis.kit.http.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pages that the {@code type} of a problem leads to. */
@Path("/problems")
@PermitAll
@Tag(name = "About the API")
public class ProblemResource {
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+){0,9}");
  private static final int LONGEST_CODE = 64;
  private static final String HTML = "text/html;charset=UTF-8";

  private final ProblemCatalogue catalogue;

  ProblemResource(ProblemCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listProblems",
      summary = "All kinds of errors",
      description = "As JSON, or as a page where the client asks for text/html.")
  @APIResponse(
      responseCode = "200",
      description = "The kinds of errors",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = ProblemPage.class)))
  public List<ProblemPage> all() {
    return List.copyOf(catalogue.all());
  }

  @GET
  @Produces(HTML)
  @Operation(hidden = true)
  public Response allAsPage() {
    String items =
        catalogue.all().stream()
            .map(
                page ->
                    "<li><a href=\"/problems/%1$s\"><code>%1$s</code></a> %2$s</li>"
                        .formatted(page.code(), ProblemPage.escaped(page.title())))
            .collect(Collectors.joining("\n"));
    return page(
        """
        <!doctype html>
        <html lang="en">
          <head><meta charset="utf-8"><title>Kinds of errors</title></head>
          <body>
            <h1>Kinds of errors</h1>
            <ul>
        %s
            </ul>
          </body>
        </html>
        """
            .formatted(items));
  }

  @GET
  @Path("{code}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "getProblem",
      summary = "What a kind of error means",
      description = "As JSON, or as a page where the client asks for text/html.")
  @APIResponse(
      responseCode = "200",
      description = "The explanation",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProblemPage.class)))
  @APIResponse(responseCode = "404", description = "This cannot be the code of a kind of error")
  public ProblemPage one(
      @Parameter(description = "The code", example = "validation") @PathParam("code") String code) {
    return explain(code);
  }

  @GET
  @Path("{code}")
  @Produces(HTML)
  @Operation(hidden = true)
  public Response oneAsPage(@PathParam("code") String code) {
    return page(explain(code).html());
  }

  private ProblemPage explain(String code) {
    if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
      throw Refusal.notFound("kind of error");
    }
    return catalogue.explain(code);
  }

  private static Response page(String html) {
    return Response.ok(html, HTML).header("Cache-Control", "public, max-age=3600").build();
  }
}
