package health.trellis.scheduling.waitlist;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The line of a group over HTTP. */
@Path("/api/v1/groups/{id}/waitlist")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Waitlists", description = "Who waits for a place in a group, and offers of places")
public class GroupWaitlistResource {
  private final WaitlistService waitlists;

  GroupWaitlistResource(WaitlistService waitlists) {
    this.waitlists = waitlists;
  }

  @POST
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Let a patient wait for a place in a group",
      description =
          "A place that gets free is offered to the first in the line and kept for that patient"
              + " for a day.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = WaitlistView.Entry.class)))
  @APIResponse(responseCode = "404", description = "There is no such group or patient")
  @APIResponse(
      responseCode = "409",
      description = "already-waiting, already-on-roster, group-closed, group-ended")
  public Response join(@PathParam("id") UUID id, @Valid @NotNull WaitlistRequest request) {
    WaitlistView.Entry added = waitlists.join(id, request);
    return Response.created(URI.create("/api/v1/waitlist/" + added.id())).entity(added).build();
  }

  @GET
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read who waits for a group",
      description = "In the order of the line, of those whom the caller may know of.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WaitlistView.class)))
  @APIResponse(responseCode = "404", description = "There is no such group")
  public WaitlistView ofGroup(@PathParam("id") UUID id) {
    return waitlists.ofGroup(id);
  }
}
