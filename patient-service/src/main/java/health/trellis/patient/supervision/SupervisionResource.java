package health.trellis.patient.supervision;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.supervision.SupervisionDto.Supervise;
import health.trellis.patient.supervision.SupervisionDto.SupervisionView;
import health.trellis.patient.supervision.SupervisionService.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Supervision over HTTP. */
@Path("/api/v1/supervisions")
@RunOnVirtualThread
@Tag(name = "Supervision", description = "Who co-signs for whom")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SupervisionResource {
  private final SupervisionService supervisions;

  SupervisionResource(SupervisionService supervisions) {
    this.supervisions = supervisions;
  }

  /** Lists supervisions. */
  @GET
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "List supervisions", description = "Past and present ones.")
  @APIResponse(responseCode = "200", description = "A page of supervisions")
  public RestResponse<Page<SupervisionView>> list(
      @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(supervisions.list(page), uri);
  }

  /** Reads a clinician's supervision. */
  @GET
  @Path("/{practitionerId}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Read who supervises a clinician", description = "With its ETag.")
  @APIResponse(
      responseCode = "200",
      description = "The supervision",
      content = @Content(schema = @Schema(implementation = SupervisionView.class)))
  @APIResponse(responseCode = "404", description = "The clinician signs alone")
  public Response read(@PathParam("practitionerId") UUID practitionerId) {
    return ok(supervisions.read(practitionerId));
  }

  /** Names a supervisor. */
  @PUT
  @Path("/{practitionerId}")
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "Name who supervises a clinician",
      description =
          "From then on the supervisor co-signs the clinician's plans and notes. Changing or ending"
              + " a supervision needs If-Match.")
  @APIResponse(
      responseCode = "200",
      description = "Named",
      content = @Content(schema = @Schema(implementation = SupervisionView.class)))
  @APIResponse(responseCode = "404", description = "No such clinician")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response set(
      @PathParam("practitionerId") UUID practitionerId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "supervisor",
                              value =
                                  "{\"supervisorId\":\"0197a000-0000-7000-8000-000000000201\"}")))
          @NotNull
          @Valid
          Supervise body) {
    return ok(supervisions.set(practitionerId, body, ifMatch));
  }

  private static Response ok(Versioned supervision) {
    return ETags.ok(supervision.view(), supervision.version());
  }
}
