package health.trellis.scheduling.authorization;

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
import jakarta.ws.rs.QueryParam;
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

/** Authorizations over HTTP. */
@Path("/api/v1/authorizations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Authorizations", description = "What payers approved, and how far it is used")
public class AuthorizationResource {
  private final AuthorizationService authorizations;

  AuthorizationResource(AuthorizationService authorizations) {
    this.authorizations = authorizations;
  }

  @POST
  @Idempotent
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Enter an authorization",
      description = "Periods of one patient's authorizations do not overlap.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = AuthorizationView.class)))
  @APIResponse(responseCode = "409", description = "authorization-overlap")
  @APIResponse(responseCode = "422", description = "A field is wrong, or to is before from")
  public Response create(@Valid @NotNull AuthorizationRequest request) {
    AuthorizationView made = authorizations.create(request);
    return ETags.created(URI.create("/api/v1/authorizations/" + made.id()), made, made.version());
  }

  @GET
  @RolesAllowed({
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(
      summary = "List a patient's authorizations",
      description = "By first day, each with attended and booked units and its run-out day.")
  @APIResponse(responseCode = "200", description = "A page of authorizations")
  @APIResponse(responseCode = "404", description = "There is no such patient for the caller")
  public RestResponse<Page<AuthorizationView>> list(
      @QueryParam("patientId") @NotNull UUID patientId,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(authorizations.list(patientId, page), uri);
  }

  @GET
  @Path("{id}")
  @RolesAllowed({
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(summary = "Read an authorization", description = "With the ETag for a change.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AuthorizationView.class)))
  @APIResponse(responseCode = "404", description = "There is none that the caller may know of")
  public Response read(@PathParam("id") UUID id) {
    AuthorizationView found = authorizations.read(id);
    return ETags.ok(found, found.version());
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Change an authorization",
      description = "For example when the payer approves more; warning levels are told anew.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AuthorizationView.class)))
  @APIResponse(responseCode = "409", description = "authorization-overlap")
  @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull AuthorizationRequest request) {
    AuthorizationView changed = authorizations.change(id, request, ifMatch);
    return ETags.ok(changed, changed.version());
  }
}
