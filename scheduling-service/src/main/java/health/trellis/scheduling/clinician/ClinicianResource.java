package health.trellis.scheduling.clinician;

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

/** Clinicians over HTTP. */
@Path("/api/v1/clinicians")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Clinicians", description = "Credentials, modalities and working hours")
public class ClinicianResource {
  private final ClinicianService clinicians;

  ClinicianResource(ClinicianService clinicians) {
    this.clinicians = clinicians;
  }

  @POST
  @Idempotent
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(
      summary = "Define a clinician",
      description = "Told to the other services by ClinicianDefined.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ClinicianView.class)))
  @APIResponse(responseCode = "409", description = "already-exists")
  @APIResponse(
      responseCode = "422",
      description = "A rule is broken, for example hours that end before they start")
  public Response create(@Valid @NotNull ClinicianRequest request) {
    ClinicianView created = clinicians.create(request);
    return ETags.created(
        URI.create("/api/v1/clinicians/" + created.id()), created, created.version());
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
  @Operation(summary = "List clinicians", description = "By id, a page at a time.")
  @APIResponse(responseCode = "200", description = "A page of clinicians")
  public RestResponse<Page<ClinicianView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(clinicians.list(page), uri);
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
  @Operation(summary = "Read a clinician", description = "With the ETag that a change needs.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ClinicianView.class)))
  @APIResponse(responseCode = "404", description = "There is no such clinician")
  public Response read(@PathParam("id") UUID id) {
    ClinicianView found = clinicians.read(id);
    return ETags.ok(found, found.version());
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(
      summary = "Change a clinician",
      description = "Told to the other services by ClinicianDefined.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ClinicianView.class)))
  @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull ClinicianRequest request) {
    ClinicianView changed = clinicians.change(id, request, ifMatch);
    return ETags.ok(changed, changed.version());
  }
}
