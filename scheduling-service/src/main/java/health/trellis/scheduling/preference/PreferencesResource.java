package health.trellis.scheduling.preference;

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

/** Wishes and limits over HTTP. */
@Path("/api/v1/availability/{patientId}/preferences")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Availability")
public class PreferencesResource {
  private final PreferencesService preferences;

  PreferencesResource(PreferencesService preferences) {
    this.preferences = preferences;
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
      summary = "Say what a patient wishes",
      description =
          "Clinician's gender and language, modality, in person or by video, times, and what the"
              + " way to the site allows. Replaces all; If-Match is needed once there are any.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PreferencesView.class)))
  @APIResponse(responseCode = "404", description = "There is no such patient for the caller")
  @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile")
  @APIResponse(responseCode = "422", description = "An unknown site, or times that end too early")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response replace(
      @PathParam("patientId") UUID patientId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull PreferencesRequest request) {
    PreferencesView now = preferences.replace(patientId, request, ifMatch);
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
  @Operation(summary = "Read what a patient wishes", description = "Nothing said: anything goes.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PreferencesView.class)))
  @APIResponse(responseCode = "404", description = "There is no such patient for the caller")
  public Response read(@PathParam("patientId") UUID patientId) {
    PreferencesView found = preferences.read(patientId);
    return ETags.ok(found, found.version());
  }
}
