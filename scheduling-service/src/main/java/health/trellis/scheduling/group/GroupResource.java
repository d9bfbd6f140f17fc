package health.trellis.scheduling.group;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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

/** Groups and rosters over HTTP. */
@Path("/api/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Groups", description = "Groups, their weekly series and rosters")
public class GroupResource {
  private final GroupService groups;
  private final RosterService rosters;

  GroupResource(GroupService groups, RosterService rosters) {
    this.groups = groups;
    this.rosters = rosters;
  }

  @POST
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(
      summary = "Define a group",
      description =
          "Its coming meetings are put on the calendar, and a timer adds a week each week.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = GroupView.class)))
  @APIResponse(responseCode = "409", description = "already-exists or double-booking")
  @APIResponse(responseCode = "422", description = "A rule is broken, for example capacity 0")
  public Response create(@Valid @NotNull GroupRequest request) {
    GroupView created = groups.create(request);
    return ETags.created(URI.create("/api/v1/groups/" + created.id()), created, created.version());
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
  @Operation(summary = "List groups", description = "By id, a page at a time.")
  @APIResponse(responseCode = "200", description = "A page of groups")
  public RestResponse<Page<GroupView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(groups.list(page), uri);
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
  @Operation(summary = "Read a group", description = "With the ETag that a change needs.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GroupView.class)))
  @APIResponse(responseCode = "404", description = "There is no such group")
  public Response read(@PathParam("id") UUID id) {
    GroupView found = groups.read(id);
    return ETags.ok(found, found.version());
  }

  @PUT
  @RetriedOnContention
  @Path("{id}")
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(
      summary = "Change a group",
      description = "Its coming meetings follow; the times of the series stay as they are.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GroupView.class)))
  @APIResponse(responseCode = "412", description = "Changed by somebody else meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull GroupRequest request) {
    GroupView changed = groups.change(id, request, ifMatch);
    return ETags.ok(changed, changed.version());
  }

  @GET
  @Path("{id}/roster")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Read a roster", description = "Those on it whom the caller may know of.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RosterView.class)))
  public RosterView roster(@PathParam("id") UUID id) {
    return rosters.read(id);
  }

  @POST
  @Path("{id}/roster")
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Put a patient on a roster",
      description =
          "Books the coming meetings. Those that the patient cannot have a place in are counted.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = RosterView.Member.class)))
  @APIResponse(responseCode = "404", description = "There is no such group or patient")
  @APIResponse(responseCode = "409", description = "already-on-roster, group-closed")
  public Response join(@PathParam("id") UUID id, @Valid @NotNull RosterRequest request) {
    return Response.created(URI.create("/api/v1/groups/" + id + "/roster"))
        .entity(rosters.add(id, request))
        .build();
  }

  @DELETE
  @Path("{id}/roster/{patientId}")
  @RetriedOnContention
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Take a patient off a roster",
      description = "Gives back the places in the coming meetings.")
  @APIResponse(responseCode = "204", description = "The patient is off the roster")
  @APIResponse(responseCode = "404", description = "There is no such group or patient")
  public void leave(@PathParam("id") UUID id, @PathParam("patientId") UUID patientId) {
    rosters.remove(id, patientId);
  }
}
