package health.trellis.scheduling.payer;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Payers' rules over HTTP. */
@Path("/api/v1/payer-rules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Payer rules", description = "How payers count the minutes of attendance")
public class PayerRuleResource {
  private final PayerRules rules;

  PayerRuleResource(PayerRules rules) {
    this.rules = rules;
  }

  @POST
  @Idempotent
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Enter a payer's rule",
      description = "It holds for attendance recorded from now on; what was credited stays.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PayerRuleView.class)))
  @APIResponse(responseCode = "409", description = "payer-rule-exists")
  public Response create(@Valid @NotNull PayerRuleRequest request) {
    PayerRuleView made = rules.create(request);
    return ETags.created(URI.create("/api/v1/payer-rules/" + made.id()), made, made.version());
  }

  @GET
  @RolesAllowed({
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING,
    Roles.AUDITOR
  })
  @Operation(summary = "List payers' rules", description = "By id, a page at a time.")
  @APIResponse(responseCode = "200", description = "A page of rules")
  public RestResponse<Page<PayerRuleView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(rules.page(page), uri);
  }

  @GET
  @Path("{id}")
  @RolesAllowed({
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING,
    Roles.AUDITOR
  })
  @Operation(summary = "Read a payer's rule", description = "With the ETag that a change needs.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PayerRuleView.class)))
  @APIResponse(responseCode = "404", description = "There is no such rule")
  public Response read(@PathParam("id") UUID id) {
    PayerRuleView found = rules.read(id);
    return ETags.ok(found, found.version());
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Change a payer's rule",
      description = "It holds for attendance recorded from now on; what was credited stays.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PayerRuleView.class)))
  @APIResponse(responseCode = "409", description = "payer-rule-exists")
  @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull PayerRuleRequest request) {
    PayerRuleView changed = rules.change(id, request, ifMatch);
    return ETags.ok(changed, changed.version());
  }
}
