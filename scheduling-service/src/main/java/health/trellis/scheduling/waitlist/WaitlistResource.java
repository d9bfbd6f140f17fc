package health.trellis.scheduling.waitlist;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Waitlists over HTTP. */
@Path("/api/v1/waitlist")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Waitlists", description = "Who waits for a place in a group, and offers of places")
public class WaitlistResource {
  private final WaitlistService waitlists;

  WaitlistResource(WaitlistService waitlists) {
    this.waitlists = waitlists;
  }

  @GET
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read what a patient waits for",
      description = "With the place in the line and, while one is made, the offer and its end.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WaitlistView.class)))
  @APIResponse(responseCode = "404", description = "There is no such patient for the caller")
  public WaitlistView ofPatient(@QueryParam("patientId") @NotNull UUID patientId) {
    return waitlists.ofPatient(patientId);
  }

  @POST
  @Path("{id}/accept")
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Accept an offered place",
      description = "Puts the patient on the roster and books the coming meetings.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WaitlistView.Entry.class)))
  @APIResponse(responseCode = "404", description = "There is none that the caller may know of")
  @APIResponse(responseCode = "409", description = "no-offer, offer-expired")
  public WaitlistView.Entry accept(@PathParam("id") UUID id) {
    return waitlists.accept(id);
  }

  @POST
  @Path("{id}/decline")
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Decline an offered place",
      description = "It goes to the next in the line, and the patient does not wait any longer.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WaitlistView.Entry.class)))
  @APIResponse(responseCode = "404", description = "There is none that the caller may know of")
  @APIResponse(responseCode = "409", description = "no-offer, offer-expired")
  public WaitlistView.Entry decline(@PathParam("id") UUID id) {
    return waitlists.decline(id);
  }

  @DELETE
  @Path("{id}")
  @RetriedOnContention
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "Wait no longer", description = "A place that is offered is free at once.")
  @APIResponse(responseCode = "204", description = "The patient does not wait any more")
  @APIResponse(responseCode = "404", description = "There is none that the caller may know of")
  @APIResponse(responseCode = "409", description = "not-waiting")
  public void leave(@PathParam("id") UUID id) {
    waitlists.leave(id);
  }
}
