package health.trellis.scheduling.room;

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

/** Rooms over HTTP. */
@Path("/api/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Rooms", description = "Rooms of a site")
public class RoomResource {
  private final RoomService rooms;

  RoomResource(RoomService rooms) {
    this.rooms = rooms;
  }

  @POST
  @Idempotent
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(summary = "Define a room", description = "A room holds one session at a time.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = RoomView.class)))
  @APIResponse(responseCode = "409", description = "already-exists")
  @APIResponse(responseCode = "422", description = "A rule is broken, for example capacity 0")
  public Response create(@Valid @NotNull RoomRequest request) {
    RoomView created = rooms.create(request);
    return ETags.created(URI.create("/api/v1/rooms/" + created.id()), created, created.version());
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
  @Operation(summary = "List rooms", description = "By id, a page at a time.")
  @APIResponse(responseCode = "200", description = "A page of rooms")
  public RestResponse<Page<RoomView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(rooms.list(page), uri);
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
  @Operation(summary = "Read a room", description = "With the ETag that a change needs.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RoomView.class)))
  @APIResponse(responseCode = "404", description = "There is no such room")
  public Response read(@PathParam("id") UUID id) {
    RoomView found = rooms.read(id);
    return ETags.ok(found, found.version());
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(summary = "Change a room", description = "An inactive room takes no new sessions.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RoomView.class)))
  @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull RoomRequest request) {
    RoomView changed = rooms.change(id, request, ifMatch);
    return ETags.ok(changed, changed.version());
  }
}
