package health.trellis.patient.timeline;

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

/** The timeline over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Timeline", description = "What happened in an episode")
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {
  private final TimelineService timeline;

  TimelineResource(TimelineService timeline) {
    this.timeline = timeline;
  }

  /** Reads the timeline of an episode. */
  @GET
  @Path("/episodes/{episodeId}/timeline")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Timeline of an episode",
      description =
          "Sessions, assessments, plans, milestones and changes of the episode, newest first."
              + " Alerts and tasks show to staff only.")
  @APIResponse(responseCode = "200", description = "A page of entries")
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  public RestResponse<Page<TimelineDto.TimelineEntryView>> read(
      @PathParam("episodeId") UUID episodeId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(timeline.of(episodeId, page), uri);
  }
}
