package health.trellis.scheduling.group;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Meetings that are bigger than their site allows, over HTTP: numbers only, no patients. */
@Path("/api/v1/sites/{id}/meetings-over-limit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sites", description = "Where programs run, and the time zone there")
public class TooBigResource {
  private final StandingMeetings meetings;

  TooBigResource(StandingMeetings meetings) {
    this.meetings = meetings;
  }

  @GET
  @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.COORDINATOR})
  @Operation(
      summary = "List coming meetings with more patients than the site allows",
      description =
          "When the limits of a site get smaller, its coming meetings take in nobody beyond them;"
              + " who has a place keeps it. These are the meetings to make smaller by hand.")
  @APIResponse(responseCode = "200", description = "A page of meetings, the next first")
  @APIResponse(responseCode = "404", description = "There is no such site")
  public RestResponse<Page<TooBigView>> list(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(meetings.tooBig(id, page), uri);
  }
}
