package health.trellis.notification.preference;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.notification.person.Audience;
import health.trellis.notification.template.Category;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A person's own preferences; a coordinator may set a patient's. */
@Path("/api/v1/notification-preferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notification preferences", description = "What people want to hear, and when not")
@RunOnVirtualThread
@RolesAllowed({
  Roles.PATIENT,
  Roles.FAMILY,
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN
})
public class PreferencesResource {
  private final Preferences preferences;
  private final PatientAccess access;
  private final CurrentUser user;

  PreferencesResource(Preferences preferences, PatientAccess access, CurrentUser user) {
    this.preferences = preferences;
    this.access = access;
    this.user = user;
  }

  @GET
  @Operation(
      summary = "Read preferences",
      description = "The caller's own, or with `patientId` a patient's, for staff.")
  @APIResponse(
      responseCode = "200",
      description = "The preferences, with an ETag",
      content = @Content(schema = @Schema(implementation = PreferencesDto.class)))
  public Response read(@QueryParam("patientId") @Nullable UUID patientId) {
    return answer(whose(patientId, Mode.READ));
  }

  @PUT
  @Transactional
  @Operation(
      summary = "Set preferences",
      description =
          "`If-Match` carries the ETag of those that were read. Messages of the SAFETY category go "
              + "to staff only and cannot be switched off.")
  @APIResponse(
      responseCode = "200",
      description = "The preferences as they are now",
      content = @Content(schema = @Schema(implementation = PreferencesDto.class)))
  @APIResponse(responseCode = "412", description = "They were changed meanwhile")
  @APIResponse(responseCode = "422", description = "A rule is broken")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response set(
      @QueryParam("patientId") @Nullable UUID patientId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid PreferencesDto wanted) {
    if (wanted.choices().stream().anyMatch(c -> c.category() == Category.SAFETY)) {
      throw Refusal.invalid(
          "/choices", "safety", "Messages about safety cannot be switched on or off.");
    }
    String whose = whose(patientId, Mode.WRITE);
    preferences.keep(whose, ifMatch, wanted);
    return answer(whose);
  }

  private Response answer(String whose) {
    return ETags.ok(preferences.of(whose), preferences.version(whose));
  }

  private String whose(@Nullable UUID patientId, Mode mode) {
    if (patientId != null) {
      access.require(patientId, Area.MESSAGES, mode, "notification preferences");
      return Audience.patient(patientId);
    }
    return Audience.of(user).stream()
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("notification preferences"));
  }
}
