package health.trellis.notification.escalation;

import health.trellis.event.RiskLevel;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Escalations and their policies. Acknowledging happens at the alert itself. */
@Path("/api/v1/escalations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Escalations", description = "How risk alerts look for a human")
@RunOnVirtualThread
public class EscalationResource {
  private final EscalationLog escalations;
  private final PatientAccess access;
  private final AuditTrail audit;

  EscalationResource(EscalationLog escalations, PatientAccess access, AuditTrail audit) {
    this.escalations = escalations;
    this.access = access;
    this.audit = audit;
  }

  /** The states of an escalation. */
  public enum State {
    OPEN,
    ACKNOWLEDGED,
    RESOLVED,
    NOT_NEEDED
  }

  @GET
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "List escalations", description = "Newest first, of all or of one state.")
  @APIResponse(
      responseCode = "200",
      description = "A page of escalations, without their timelines",
      content = @Content(schema = @Schema(implementation = Page.class)))
  public RestResponse<Page<EscalationDto>> list(
      @QueryParam("state") @Nullable State state,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    Page<EscalationDto> found = escalations.list(state == null ? null : state.name(), page);
    access.auditList(
        found.items().stream().map(EscalationDto::patientId).toList(), Area.RISK, "escalation");
    return Pages.response(found, uri);
  }

  @GET
  @Path("/{alertId}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read an escalation",
      description = "With its timeline: who was paged when, and what ended it.")
  @APIResponse(responseCode = "200", description = "The escalation")
  @APIResponse(responseCode = "404", description = "There is none that the caller may see")
  public EscalationDto read(@PathParam("alertId") UUID alertId) {
    EscalationDto found =
        escalations.find(alertId).orElseThrow(() -> Refusal.notFound("escalation"));
    access.require(found.patientId(), Area.RISK, Mode.READ, "escalation");
    return found;
  }

  @GET
  @Path("/policies/{level}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Read a policy", description = "Who is paged when, at a level of risk.")
  @APIResponse(
      responseCode = "200",
      description = "The policy, with an ETag",
      content = @Content(schema = @Schema(implementation = PolicyDto.class)))
  public Response policy(@PathParam("level") RiskLevel level) {
    return policyWithTag(level);
  }

  @PUT
  @Path("/policies/{level}")
  @Transactional
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "Write a policy",
      description =
          "Holds for pages from now on, of open escalations too. `If-Match` carries the ETag of "
              + "the policy that was read.")
  @APIResponse(
      responseCode = "200",
      description = "The policy as it is now",
      content = @Content(schema = @Schema(implementation = PolicyDto.class)))
  @APIResponse(responseCode = "412", description = "It was changed meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  @APIResponse(responseCode = "422", description = "A step is not later than the one before")
  public Response writePolicy(
      @PathParam("level") RiskLevel level,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid PolicyDto wanted) {
    EscalationPolicy policy = wanted.toPolicy();
    if (!policy.isOrdered()) {
      throw Refusal.invalid("/steps", "order", "Each step comes later than the one before.");
    }
    escalations.replacePolicy(level, ifMatch, policy);
    audit.record(AuditAction.OPERATE, null, "escalation-policy", level.name(), null);
    return policyWithTag(level);
  }

  private Response policyWithTag(RiskLevel level) {
    return ETags.ok(PolicyDto.of(escalations.policy(level)), escalations.policyVersion(level));
  }
}
