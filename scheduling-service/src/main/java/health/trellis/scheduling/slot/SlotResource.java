package health.trellis.scheduling.slot;

import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Free slots over HTTP. */
@Path("/api/v1/slots")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Slots", description = "Where patient, clinician and room are free together")
public class SlotResource {
  private final SlotSearching slots;

  SlotResource(SlotSearching slots) {
    this.slots = slots;
  }

  @GET
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Find free slots",
      description =
          "Where the patient, a clinician of the program and a room are free together, within"
              + " working hours, holidays, licences, the patient's week and the way to the site."
              + " A patient is shown what patients of the program may book themselves."
              + " Nothing is kept for anybody by looking: hold a slot to do so.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FreeSlots.class)))
  @APIResponse(responseCode = "404", description = "There is no such patient for the caller")
  @APIResponse(responseCode = "409", description = "no-active-episode")
  @APIResponse(
      responseCode = "422",
      description = "A stretch of time that has passed or is too long")
  public FreeSlots find(@BeanParam SlotQuery query) {
    return slots.search(query);
  }
}
