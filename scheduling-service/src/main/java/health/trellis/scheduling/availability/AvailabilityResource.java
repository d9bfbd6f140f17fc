package health.trellis.scheduling.availability;

import health.trellis.kit.http.ETags;
import health.trellis.kit.identity.Roles;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Availability over HTTP. */
@Path("/api/v1/availability/{patientId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Availability", description = "When a patient can come, around work or school")
public class AvailabilityResource {
  private final AvailabilityService availability;

  AvailabilityResource(AvailabilityService availability) {
    this.availability = availability;
  }

  @PUT
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Say when a patient can come",
      description = "Replaces all windows. If-Match is needed once there are any.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AvailabilityView.class)))
  @APIResponse(responseCode = "404", description = "There is no such patient for the caller")
  @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile")
  @APIResponse(responseCode = "422", description = "A window ends before it starts")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response replace(
      @PathParam("patientId") UUID patientId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull AvailabilityRequest request) {
    AvailabilityView now = availability.replace(patientId, request, ifMatch);
    return ETags.ok(now, now.version());
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
  @Operation(summary = "Read when a patient can come", description = "No windows: at any time.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AvailabilityView.class)))
  @APIResponse(responseCode = "404", description = "There is no such patient for the caller")
  public Response read(@PathParam("patientId") UUID patientId) {
    AvailabilityView found = availability.read(patientId);
    return ETags.ok(found, found.version());
  }
}
