package health.trellis.gateway.health;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Health on the main port. */
@Path("/q/health")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "About the API")
public class HealthResource {
  private final SmallRyeHealthReporter reporter;

  HealthResource(SmallRyeHealthReporter reporter) {
    this.reporter = reporter;
  }

  @GET
  @Operation(
      operationId = "getHealth",
      summary = "Is Trellis up",
      description = "The gateway's own state; which services answer is in the data of a check.")
  @APIResponse(
      responseCode = "200",
      description = "The gateway is up",
      content =
          @Content(
              mediaType = "application/json",
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      description = "status and checks, as MicroProfile Health 4.0 says")))
  @APIResponse(responseCode = "503", description = "The gateway is not up")
  public Response health() {
    return answer(reporter.getHealth());
  }

  @GET
  @Path("live")
  @Operation(
      operationId = "getLiveness",
      summary = "Does the gateway's process work",
      description = "If not, it should be restarted.")
  @APIResponse(
      responseCode = "200",
      description = "It does",
      content =
          @Content(
              mediaType = "application/json",
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      description = "status and checks, as MicroProfile Health 4.0 says")))
  public Response live() {
    return answer(reporter.getLiveness());
  }

  @GET
  @Path("ready")
  @Operation(
      operationId = "getReadiness",
      summary = "Does the gateway take requests",
      description = "Which services answer is in the data of a check.")
  @APIResponse(
      responseCode = "200",
      description = "It does",
      content =
          @Content(
              mediaType = "application/json",
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      description = "status and checks, as MicroProfile Health 4.0 says")))
  @APIResponse(responseCode = "503", description = "It does not")
  public Response ready() {
    return answer(reporter.getReadiness());
  }

  @GET
  @Path("started")
  @Operation(
      operationId = "getStartup",
      summary = "Has the gateway started",
      description = "Asked before the other two make sense.")
  @APIResponse(
      responseCode = "200",
      description = "It has",
      content =
          @Content(
              mediaType = "application/json",
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      description = "status and checks, as MicroProfile Health 4.0 says")))
  public Response started() {
    return answer(reporter.getStartup());
  }

  private static Response answer(SmallRyeHealth health) {
    return Response.status(health.isDown() ? 503 : 200)
        .entity(health.getPayload().toString())
        .build();
  }
}
