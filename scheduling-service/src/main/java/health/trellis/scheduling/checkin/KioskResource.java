package health.trellis.scheduling.checkin;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
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

/** What a kiosk shows, over HTTP. */
@Path("/api/v1/sessions/{sessionId}/check-in-code")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Check-in", description = "Patients check in by the kiosk's code or in the video call")
public class KioskResource {
  private final CheckInService checkIns;

  KioskResource(CheckInService checkIns) {
    this.checkIns = checkIns;
  }

  @POST
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Ask for the code that the kiosk shows",
      description = "It changes every minute. Asking again answers the code of the moment.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = KioskCodeView.class)))
  @APIResponse(responseCode = "404", description = "There is no such session")
  @APIResponse(responseCode = "409", description = "check-in-closed, by-video, session-cancelled")
  public KioskCodeView code(@PathParam("sessionId") UUID sessionId) {
    return checkIns.code(sessionId);
  }
}
