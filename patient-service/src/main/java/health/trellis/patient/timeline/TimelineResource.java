package health.trellis.patient.timeline;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.timeline.TimelineDto.TimelineEntryView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The timeline over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Timeline", description = "What happened")
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {
  private static final String WORDS = "Words of the kind, for example: task done";

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
              + " Alerts, tasks and merges show to staff only.")
  @APIResponse(responseCode = "200", description = "A page of entries")
  @APIResponse(responseCode = "400", description = "A filter cannot be read")
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  public RestResponse<Page<TimelineEntryView>> read(
      @PathParam("episodeId") UUID episodeId,
      @Parameter(description = "Of these kinds; repeatable") @QueryParam("kind")
          List<TimelineKind> kinds,
      @Parameter(description = WORDS) @QueryParam("text") @Nullable String text,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("until") @Nullable Instant until,
      @Parameter(description = "The id of the patient, clinician or account that did it")
          @QueryParam("actor")
          @Nullable String actor,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    TimelineFilter filter = TimelineFilter.of(kinds, text, from, until, actor, null);
    return Pages.response(timeline.of(episodeId, filter, page), uri);
  }

  /** Reads the timeline of a patient. */
  @GET
  @Path("/patients/{patientId}/timeline")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Timeline of a patient",
      description =
          "Everything that happened, across episodes, newest first. Alerts, tasks and merges show"
              + " to staff only.")
  @APIResponse(responseCode = "200", description = "A page of entries")
  @APIResponse(responseCode = "400", description = "A filter cannot be read")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<TimelineEntryView>> ofPatient(
      @PathParam("patientId") UUID patientId,
      @Parameter(description = "Of these kinds; repeatable") @QueryParam("kind")
          List<TimelineKind> kinds,
      @Parameter(description = WORDS) @QueryParam("text") @Nullable String text,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("until") @Nullable Instant until,
      @Parameter(description = "The id of the patient, clinician or account that did it")
          @QueryParam("actor")
          @Nullable String actor,
      @QueryParam("episodeId") @Nullable UUID episodeId,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    TimelineFilter filter = TimelineFilter.of(kinds, text, from, until, actor, episodeId);
    return Pages.response(timeline.ofPatient(patientId, filter, page), uri);
  }
}
