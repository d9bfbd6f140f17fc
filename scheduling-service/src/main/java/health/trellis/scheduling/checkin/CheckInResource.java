package health.trellis.scheduling.checkin;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** Check-in over HTTP. */
@Path("/api/v1/attendance/{bookingId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Check-in", description = "Patients check in by the kiosk's code or in the video call")
public class CheckInResource {
  private final CheckInService checkIns;

  CheckInResource(CheckInService checkIns) {
    this.checkIns = checkIns;
  }

  @POST
  @Path("check-in")
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.PATIENT})
  @Operation(
      summary = "Check in by the kiosk's code",
      description =
          "The patient types in what the kiosk in the room shows, from half an hour before the"
              + " session until its end; with leaving when going before the end.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CheckInView.class)))
  @APIResponse(
      responseCode = "409",
      description = "check-in-closed, check-in-locked, by-video, session-cancelled")
  @APIResponse(responseCode = "422", description = "The code is wrong")
  public CheckInView byCode(
      @PathParam("bookingId") UUID bookingId, @Valid @NotNull CheckInRequest request) {
    return checkIns.byCode(bookingId, request);
  }

  @POST
  @Path("presence")
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.PATIENT})
  @Operation(
      summary = "Tell that the patient is in the video call",
      description =
          "Once a minute by the patient's application; after three minutes of silence the call"
              + " counts as broken off where it was last told.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CheckInView.class)))
  @APIResponse(responseCode = "409", description = "check-in-closed, in-a-room, session-cancelled")
  public CheckInView byVideo(
      @PathParam("bookingId") UUID bookingId, @Valid @NotNull PresenceRequest request) {
    return checkIns.byVideo(bookingId, request);
  }
}
