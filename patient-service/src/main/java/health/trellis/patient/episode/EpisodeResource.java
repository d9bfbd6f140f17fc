package health.trellis.patient.episode;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.episode.EpisodeDto.AdmitPatient;
import health.trellis.patient.episode.EpisodeDto.ChangeLevelOfCare;
import health.trellis.patient.episode.EpisodeDto.DischargeEpisode;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.EpisodeDto.HoldEpisode;
import health.trellis.patient.episode.EpisodeDto.ResumeEpisode;
import health.trellis.patient.episode.EpisodeService.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Episodes of care over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Episodes", description = "Admission, level of care, hold, discharge")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EpisodeResource {
  private static final String ADMISSION =
      """
      {"programId":"0197a000-0000-7000-8000-000000000101","levelOfCare":"IOP","track":"EVENING",
       "referralSource":"HOSPITAL"}""";

  private final EpisodeService episodes;

  EpisodeResource(EpisodeService episodes) {
    this.episodes = episodes;
  }

  /** Admits a patient. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/episodes")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Admit a patient",
      description =
          "To a program that admits. A day in the past needs lateEntryReason; a day to come makes"
              + " the episode PLANNED until then. One open episode a patient.")
  @APIResponse(
      responseCode = "201",
      description = "Admitted",
      content = @Content(schema = @Schema(implementation = EpisodeView.class)))
  @APIResponse(responseCode = "404", description = "No such patient")
  @APIResponse(responseCode = "409", description = "The patient is in an open episode")
  @APIResponse(responseCode = "422", description = "No such program, or a field breaks a rule")
  public Response admit(
      @PathParam("patientId") UUID patientId,
      @RequestBody(
              content = @Content(examples = @ExampleObject(name = "evening", value = ADMISSION)))
          @NotNull
          @Valid
          AdmitPatient body) {
    Versioned episode = episodes.admit(patientId, body);
    return ETags.created(
        URI.create("/api/v1/episodes/" + episode.view().id()), episode.view(), episode.version());
  }

  /** Lists a patient's episodes. */
  @GET
  @Path("/patients/{patientId}/episodes")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "List a patient's episodes", description = "In the order of admission.")
  @APIResponse(responseCode = "200", description = "A page of episodes")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<EpisodeView>> list(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(episodes.of(patientId, page), uri);
  }

  /** Reads an episode. */
  @GET
  @Path("/episodes/{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "Read an episode", description = "Its state and level of care.")
  @APIResponse(
      responseCode = "200",
      description = "The episode",
      content = @Content(schema = @Schema(implementation = EpisodeView.class)))
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    return ok(episodes.read(id));
  }

  /** Reads an episode's history. */
  @GET
  @Path("/episodes/{id}/history")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "History of an episode",
      description = "Every state and level of care with its day and reason, oldest first.")
  @APIResponse(responseCode = "200", description = "A page of changes")
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  public RestResponse<Page<EpisodeDto.EpisodeChangeView>> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(episodes.history(id, page), uri);
  }

  /** Pauses treatment. */
  @POST
  @Idempotent
  @Path("/episodes/{id}/hold")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN, Roles.CLINICIAN})
  @Operation(summary = "Put an episode on hold", description = "ACTIVE becomes ON_HOLD.")
  @APIResponse(
      responseCode = "200",
      description = "On hold",
      content = @Content(schema = @Schema(implementation = EpisodeView.class)))
  @APIResponse(responseCode = "409", description = "Its state does not allow it")
  public Response hold(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples = @ExampleObject(name = "hold", value = "{\"reason\":\"Surgery\"}")))
          @NotNull
          @Valid
          HoldEpisode body) {
    return ok(episodes.hold(id, body));
  }

  /** Goes on with treatment, or begins it. */
  @POST
  @Idempotent
  @Path("/episodes/{id}/resume")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN, Roles.CLINICIAN})
  @Operation(
      summary = "Resume an episode",
      description = "ON_HOLD becomes ACTIVE; a PLANNED one begins before its day.")
  @APIResponse(
      responseCode = "200",
      description = "Active",
      content = @Content(schema = @Schema(implementation = EpisodeView.class)))
  @APIResponse(responseCode = "409", description = "Its state does not allow it")
  public Response resume(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(name = "back", value = "{\"reason\":\"Recovered\"}")))
          @NotNull
          @Valid
          ResumeEpisode body) {
    return ok(episodes.resume(id, body));
  }

  /** Steps up or down. */
  @POST
  @Idempotent
  @Path("/episodes/{id}/level-of-care")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN, Roles.CLINICIAN})
  @Operation(
      summary = "Change the level of care",
      description = "A step up or down, with its reason, kept in the history.")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = EpisodeView.class)))
  @APIResponse(responseCode = "409", description = "Its state does not allow it")
  @APIResponse(responseCode = "422", description = "The level is the same")
  public Response changeLevel(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "step down",
                              value =
                                  "{\"levelOfCare\":\"OP\",\"reason\":\"Step-down goals met\"}")))
          @NotNull
          @Valid
          ChangeLevelOfCare body) {
    return ok(episodes.changeLevel(id, body));
  }

  /** Ends an episode. */
  @POST
  @Idempotent
  @Path("/episodes/{id}/discharge")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN, Roles.CLINICIAN})
  @Operation(
      summary = "Discharge",
      description =
          "With its type. COMPLETED without an active relapse-prevention plan goes through, and"
              + " warns: warnings holds NO_RELAPSE_PREVENTION_PLAN.")
  @APIResponse(
      responseCode = "200",
      description = "Discharged",
      content = @Content(schema = @Schema(implementation = EpisodeView.class)))
  @APIResponse(responseCode = "409", description = "It is discharged already")
  public Response discharge(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "completed",
                              value = "{\"type\":\"COMPLETED\",\"reason\":\"Goals met\"}")))
          @NotNull
          @Valid
          DischargeEpisode body) {
    return ok(episodes.discharge(id, body));
  }

  private static Response ok(Versioned episode) {
    return ETags.ok(episode.view(), episode.version());
  }
}
