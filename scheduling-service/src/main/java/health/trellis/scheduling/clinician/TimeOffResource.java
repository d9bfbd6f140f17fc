package health.trellis.scheduling.clinician;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Time off over HTTP. */
@Path("/api/v1/clinicians/{id}/time-off")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Clinicians")
public class TimeOffResource {
  private final TimeOffService timeOff;

  TimeOffResource(TimeOffService timeOff) {
    this.timeOff = timeOff;
  }

  @POST
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Enter time off",
      description =
          "Clinicians enter their own. Nothing can be booked with the clinician then; sessions that"
              + " stand there already are named in the answer and stay until somebody moves them.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = TimeOffView.class)))
  @APIResponse(responseCode = "409", description = "time-off-overlap")
  @APIResponse(responseCode = "422", description = "It ends before it starts")
  public Response enter(@PathParam("id") UUID id, @Valid @NotNull TimeOffRequest request) {
    TimeOffView entered = timeOff.enter(id, request);
    return Response.created(URI.create("/api/v1/clinicians/" + id + "/time-off/" + entered.id()))
        .entity(entered)
        .build();
  }

  @GET
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "List time off",
      description = "That reaches into a stretch of time; the coming four weeks when none is said.")
  @APIResponse(responseCode = "200", description = "By start")
  @APIResponse(responseCode = "404", description = "There is no such clinician")
  public List<TimeOffView> list(
      @PathParam("id") UUID id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    return timeOff.list(id, from, to);
  }

  @DELETE
  @Path("{timeOffId}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Take time off back", description = "The clinician is there after all.")
  @APIResponse(responseCode = "204", description = "It is taken back")
  @APIResponse(responseCode = "404", description = "There is no such time off")
  public void remove(@PathParam("id") UUID id, @PathParam("timeOffId") UUID timeOffId) {
    timeOff.remove(id, timeOffId);
  }
}
