package health.trellis.notification.oncall;

import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who stands in, who answers now, and hand-over. */
@Path("/api/v1/on-call/{programId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "On call", description = "Who answers for a program at this hour")
@RunOnVirtualThread
public class OverrideResource {
  private final Overrides overrides;
  private final OnCall onCall;
  private final CurrentUser user;
  private final AuditTrail audit;

  OverrideResource(Overrides overrides, OnCall onCall, CurrentUser user, AuditTrail audit) {
    this.overrides = overrides;
    this.onCall = onCall;
    this.user = user;
    this.audit = audit;
  }

  /** Who answers now. */
  @Schema(description = "The clinicians who answer now; none: escalations go to the next step")
  public record Now(List<UUID> practitionerIds) {}

  @GET
  @Path("/now")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Who is on call now?", description = "By overrides first, then by the rota.")
  @APIResponse(responseCode = "200", description = "The clinicians")
  public Now now(@PathParam("programId") UUID programId) {
    return new Now(onCall.now(programId));
  }

  @GET
  @Path("/overrides")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "List overrides", description = "Those of now and later.")
  @APIResponse(responseCode = "200", description = "The overrides, by start")
  public List<OverrideDto> list(@PathParam("programId") UUID programId) {
    return overrides.of(programId);
  }

  @POST
  @Path("/overrides")
  @Idempotent
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Let somebody stand in",
      description = "The override goes before the rota while it lasts.")
  @APIResponse(
      responseCode = "201",
      description = "The override",
      content = @Content(schema = @Schema(implementation = OverrideDto.class)))
  @APIResponse(responseCode = "422", description = "It ends before it starts, or is over")
  public Response add(
      @PathParam("programId") UUID programId, @NotNull @Valid OverrideDto.NewOverride wanted) {
    OverrideDto made = overrides.add(programId, wanted, user.subject());
    audit.record(
        AuditAction.OPERATE, null, "on-call-override", made.id().toString(), wanted.reason());
    return Response.created(URI.create("/api/v1/on-call/" + programId + "/overrides/" + made.id()))
        .entity(made)
        .build();
  }

  @DELETE
  @Path("/overrides/{id}")
  @Transactional
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "End an override", description = "The rota holds again.")
  @APIResponse(responseCode = "204", description = "It has ended")
  @APIResponse(responseCode = "404", description = "There is no such override")
  public void remove(@PathParam("programId") UUID programId, @PathParam("id") UUID id) {
    if (!overrides.remove(programId, id)) {
      throw Refusal.notFound("override");
    }
    audit.record(AuditAction.OPERATE, null, "on-call-override", id.toString(), "ended");
  }

  @POST
  @Path("/hand-over")
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Hand the duty over",
      description =
          "By whoever is on call now, to the end of the shift. Alerts that nobody has acknowledged "
              + "are paged to the new one at once.")
  @APIResponse(
      responseCode = "201",
      description = "The override that this makes",
      content = @Content(schema = @Schema(implementation = OverrideDto.class)))
  @APIResponse(responseCode = "409", description = "The caller is not on call")
  public Response handOver(
      @PathParam("programId") UUID programId, @NotNull @Valid OverrideDto.HandOver wanted) {
    UUID self = user.practitionerId().orElseThrow(() -> Refusal.notFound("practitioner"));
    OverrideDto made =
        overrides.handOver(programId, self, wanted.to(), wanted.reason(), user.subject());
    audit.record(
        AuditAction.OPERATE, null, "on-call-hand-over", made.id().toString(), wanted.reason());
    return Response.status(Response.Status.CREATED).entity(made).build();
  }
}
