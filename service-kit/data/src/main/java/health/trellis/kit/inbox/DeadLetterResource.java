package health.trellis.kit.inbox;

import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.audit.OwnService;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Dead letters for those who run Trellis. */
@Path("/api/v1/operations/{service}/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations", description = "For those who run Trellis")
@RunOnVirtualThread
public class DeadLetterResource {
  private final DeadLetters deadLetters;
  private final OwnService own;
  private final CurrentUser user;
  private final AuditTrail audit;

  DeadLetterResource(DeadLetters deadLetters, OwnService own, CurrentUser user, AuditTrail audit) {
    this.deadLetters = deadLetters;
    this.own = own;
    this.user = user;
    this.audit = audit;
  }

  @GET
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "List dead letters",
      description = "Events that could not take effect in this service, newest first.")
  @APIResponse(
      responseCode = "200",
      description = "A page of dead letters",
      content = @Content(schema = @Schema(implementation = Page.class)))
  public RestResponse<Page<DeadLetters.DeadLetter>> list(
      @PathParam("service") String service, @BeanParam PageRequest page, @Context UriInfo uri) {
    own.require(service);
    return Pages.response(deadLetters.open(page), uri);
  }

  @POST
  @Path("/{id}/replay")
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Idempotent
  @Operation(
      summary = "Replay a dead letter",
      description = "Lets the event take effect now. It stays open when that fails again.")
  @APIResponse(responseCode = "204", description = "The event took effect")
  @APIResponse(responseCode = "409", description = "It still cannot take effect")
  public void replay(@PathParam("service") String service, @PathParam("id") UUID id) {
    own.require(service);
    deadLetters.replay(id, user.subject());
    audit.record(AuditAction.OPERATE, null, "dead-letter", id.toString(), "replay");
  }
}
