package health.trellis.scheduling.attendance;

import health.trellis.kit.http.ETags;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Attendance over HTTP. */
@Path("/api/v1/attendance/{bookingId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Attendance", description = "How patients took part in sessions")
public class AttendanceResource {
  private final AttendanceService attendance;

  AttendanceResource(AttendanceService attendance) {
    this.attendance = attendance;
  }

  @PUT
  @RetriedOnContention
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "Record or correct attendance",
      description =
          "From the session's start until a day after its end; later as a coordinator's late"
              + " entry. A correction needs If-Match and a reason, and is kept beside what it"
              + " corrects. Minutes are credited by the rounding rule of the payer whose"
              + " authorization covers the day.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AttendanceView.class)))
  @APIResponse(responseCode = "409", description = "booking-cancelled or session-not-begun")
  @APIResponse(responseCode = "412", description = "Corrected by somebody else meanwhile")
  @APIResponse(responseCode = "422", description = "More minutes than the session has; too late")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response record(
      @PathParam("bookingId") UUID bookingId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull AttendanceRequest request) {
    AttendanceView recorded = attendance.record(bookingId, request, ifMatch);
    return ETags.ok(recorded, recorded.version());
  }

  @GET
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(summary = "Read attendance", description = "With the ETag that a correction needs.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AttendanceView.class)))
  @APIResponse(responseCode = "404", description = "None is recorded that the caller may know of")
  public Response read(@PathParam("bookingId") UUID bookingId) {
    AttendanceView found = attendance.read(bookingId);
    return ETags.ok(found, found.version());
  }

  @GET
  @Path("history")
  @RolesAllowed({
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(
      summary = "Read how attendance was recorded and corrected",
      description = "Each record with who made it, when and why, the first one first.")
  @APIResponse(responseCode = "200", description = "The records")
  @APIResponse(responseCode = "404", description = "There is no such place for the caller")
  public List<AttendanceEntry> history(@PathParam("bookingId") UUID bookingId) {
    return attendance.history(bookingId);
  }
}
