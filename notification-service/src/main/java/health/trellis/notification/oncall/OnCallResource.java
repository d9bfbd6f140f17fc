package health.trellis.notification.oncall;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** On-call rotas. */
@Path("/api/v1/on-call/{programId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "On call", description = "Who answers for a program at this hour")
@RunOnVirtualThread
public class OnCallResource {
  private final OnCall onCall;

  OnCallResource(OnCall onCall) {
    this.onCall = onCall;
  }

  @GET
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Read a rota", description = "The shifts of now and later.")
  @APIResponse(
      responseCode = "200",
      description = "The rota; empty where none was written",
      content = @Content(schema = @Schema(implementation = OnCallDto.class)))
  public Response read(@PathParam("programId") UUID programId) {
    OnCall.Rota rota = onCall.read(programId);
    return ETags.ok(rota.dto(), rota.version());
  }

  @PUT
  @Transactional
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Write a rota",
      description = "Replaces the rota. `If-Match` carries the ETag of the one that was read.")
  @APIResponse(
      responseCode = "200",
      description = "The rota as it is now",
      content = @Content(schema = @Schema(implementation = OnCallDto.class)))
  @APIResponse(responseCode = "412", description = "It was changed meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response replace(
      @PathParam("programId") UUID programId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid OnCallDto wanted) {
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < wanted.shifts().size(); i++) {
      OnCallDto.Shift shift = wanted.shifts().get(i);
      if (!shift.endsAt().isAfter(shift.startsAt())) {
        errors.add(
            new FieldError("/shifts/" + i + "/endsAt", "order", "A shift ends after it starts."));
      }
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    OnCall.Rota rota = onCall.replace(programId, ifMatch, wanted);
    return ETags.ok(rota.dto(), rota.version());
  }
}
