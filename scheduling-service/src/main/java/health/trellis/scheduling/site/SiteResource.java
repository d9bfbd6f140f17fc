package health.trellis.scheduling.site;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.quarkus.security.Authenticated;
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

/** Sites over HTTP. */
@Path("/api/v1/sites")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sites", description = "Where programs run, and the time zone there")
public class SiteResource {
  private final SiteService sites;

  SiteResource(SiteService sites) {
    this.sites = sites;
  }

  @POST
  @Idempotent
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(summary = "Define a site", description = "The zone decides what a wall clock means.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SiteView.class)))
  @APIResponse(responseCode = "409", description = "already-exists")
  @APIResponse(responseCode = "422", description = "A rule is broken, for example an unknown zone")
  public Response create(@Valid @NotNull SiteRequest request) {
    SiteView created = sites.create(request);
    return ETags.created(URI.create("/api/v1/sites/" + created.id()), created, created.version());
  }

  @GET
  @Authenticated
  @Operation(summary = "List sites", description = "By id, a page at a time.")
  @APIResponse(responseCode = "200", description = "A page of sites")
  public RestResponse<Page<SiteView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(sites.list(page), uri);
  }

  @GET
  @Path("{id}")
  @Authenticated
  @Operation(summary = "Read a site", description = "With the ETag that a change needs.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SiteView.class)))
  @APIResponse(responseCode = "404", description = "There is no such site")
  public Response read(@PathParam("id") UUID id) {
    SiteView found = sites.read(id);
    return ETags.ok(found, found.version());
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(
      summary = "Change a site",
      description =
          "Sessions keep the instants that they have; series use a new zone from then on. Coming"
              + " meetings of groups keep to new limits, as far as places are not taken.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SiteView.class)))
  @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull SiteRequest request) {
    SiteView changed = sites.change(id, request, ifMatch);
    return ETags.ok(changed, changed.version());
  }
}
