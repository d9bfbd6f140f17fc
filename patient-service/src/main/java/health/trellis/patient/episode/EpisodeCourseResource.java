package health.trellis.patient.episode;

import health.trellis.kit.http.ETags;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.episode.EpisodeCourse.CourseView;
import health.trellis.patient.episode.EpisodeDto.DischargeSummary;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.EpisodeService.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How episodes went, over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Episodes", description = "Admission, level of care, hold, discharge")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EpisodeCourseResource {
  private static final String SUMMARY =
      """
      {"course":"Ten weeks of evening IOP; PHQ-9 from 18 to 6","condition":"Stable, back at work",
       "recommendations":"Weekly therapy, sertraline as before",
       "followUp":[{"with":"Dr. Okafor, outpatient therapy","phone":"+1 212 555 0199"}]}""";

  private final EpisodeService episodes;

  EpisodeCourseResource(EpisodeService episodes) {
    this.episodes = episodes;
  }

  /** Tells how an episode went. */
  @GET
  @Path("/episodes/{id}/course")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Tell how an episode went",
      description =
          "Levels of care and holds with their days and reasons, length of stay, and the episode"
              + " before where this is a readmission.")
  @APIResponse(
      responseCode = "200",
      description = "The course",
      content = @Content(schema = @Schema(implementation = CourseView.class)))
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  public CourseView course(@PathParam("id") UUID id) {
    return episodes.course(id);
  }

  /** Writes the discharge summary. */
  @PUT
  @Path("/episodes/{id}/discharge-summary")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Write the discharge summary of an episode",
      description = "Where it was not written with the discharge, or to complete it.")
  @APIResponse(
      responseCode = "200",
      description = "Written",
      content = @Content(schema = @Schema(implementation = EpisodeView.class)))
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  @APIResponse(responseCode = "409", description = "The episode has not ended")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response summarize(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "IOP", value = SUMMARY)))
          @NotNull
          @Valid
          DischargeSummary body) {
    Versioned episode = episodes.summarize(id, body, ifMatch);
    return ETags.ok(episode.view(), episode.version());
  }
}
