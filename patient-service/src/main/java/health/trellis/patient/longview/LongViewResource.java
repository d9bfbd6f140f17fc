package health.trellis.patient.longview;

import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The long view over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Long view", description = "From intake to long after discharge")
@Produces(MediaType.APPLICATION_JSON)
public class LongViewResource {
  private final LongViewService longView;

  LongViewResource(LongViewService longView) {
    this.longView = longView;
  }

  /** Shows a person's course. */
  @GET
  @Path("/patients/{patientId}/long-view")
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "Show how a patient does over the years",
      description =
          "Stays in treatment, every instrument at first, at discharge and at 1, 3, 6 and 12 months"
              + " after it, aftercare check-ins, milestones, and setbacks with what they taught.")
  @APIResponse(
      responseCode = "200",
      description = "The long view",
      content = @Content(schema = @Schema(implementation = LongViewDto.View.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public LongViewDto.View of(@PathParam("patientId") UUID patientId) {
    return longView.of(patientId);
  }
}
