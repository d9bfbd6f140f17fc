package health.trellis.patient.plan;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.plan.TreatmentPlanDto.DraftPlan;
import health.trellis.patient.plan.TreatmentPlanDto.PlanView;
import health.trellis.patient.plan.TreatmentPlanDto.ProgressView;
import health.trellis.patient.plan.TreatmentPlanDto.RecordProgress;
import health.trellis.patient.plan.TreatmentPlanDto.RevisePlan;
import health.trellis.patient.plan.TreatmentPlanService.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Treatment plans over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Treatment plans", description = "Problems, goals, interventions, prescription")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TreatmentPlanResource {
  private static final String DRAFT =
      """
      {"problems":[{"id":"0197a000-0000-7000-8000-00000000a001","domain":"MOOD",
         "description":"Low mood keeps her from work","patientWords":"I can't get out of bed"}],
       "goals":[{"id":"0197a000-0000-7000-8000-00000000a101",
         "problemId":"0197a000-0000-7000-8000-00000000a001",
         "description":"PHQ-9 below 10 in eight weeks",
         "target":{"measure":"INSTRUMENT","instrument":"phq-9","comparison":"AT_MOST","value":9,
           "baseline":18},
         "objectives":[{"description":"Plans two pleasant activities each week"}]}],
       "interventions":[{"modality":"CBT","description":"Behavioral activation",
         "goalIds":["0197a000-0000-7000-8000-00000000a101"],"sessionType":"INDIVIDUAL",
         "frequency":{"count":1,"everyWeeks":1,"minutes":50},
         "responsibleRole":"PRIMARY_THERAPIST"}],
       "narrative":{"patientWords":"I want to laugh with my kids again",
         "strengths":["Keeps promises"],"barriers":["No car"]},
       "prescription":{"minutesPerWeek":540,"modalities":["CBT","DBT"],
         "sessions":[{"type":"GROUP","count":3,"everyWeeks":1},
                     {"type":"INDIVIDUAL","count":1,"everyWeeks":1}]}}""";

  private final TreatmentPlanService plans;
  private final GoalProgressService progress;

  TreatmentPlanResource(TreatmentPlanService plans, GoalProgressService progress) {
    this.plans = plans;
    this.progress = progress;
  }

  /** Writes the first draft. */
  @POST
  @Idempotent
  @Path("/episodes/{episodeId}/treatment-plans")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Draft the treatment plan of an episode",
      description = "One plan an episode, in versions. It takes effect when it is signed.")
  @APIResponse(
      responseCode = "201",
      description = "Drafted",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  @APIResponse(responseCode = "409", description = "The episode has a plan, or has ended")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response draft(
      @PathParam("episodeId") UUID episodeId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "draft", value = DRAFT)))
          @NotNull
          @Valid
          DraftPlan body) {
    Versioned plan = plans.draft(episodeId, body);
    return ETags.created(
        URI.create("/api/v1/treatment-plans/" + plan.view().id()), plan.view(), plan.version());
  }

  /** Finds the plan of an episode. */
  @GET
  @Path("/episodes/{episodeId}/treatment-plans")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Find the treatment plan of an episode",
      description = "None or one: its draft for staff, else the version in force.")
  @APIResponse(responseCode = "200", description = "The plan, if there is one")
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  public Page<PlanView> ofEpisode(@PathParam("episodeId") UUID episodeId) {
    return new Page<>(plans.ofEpisode(episodeId), null);
  }

  /** Reads a plan. */
  @GET
  @Path("/treatment-plans/{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read a treatment plan",
      description = "Its draft for staff, else the version in force; with progress and ETag.")
  @APIResponse(
      responseCode = "200",
      description = "The plan",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "404", description = "No such plan, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    return ok(plans.read(id));
  }

  /** Lists a plan's versions. */
  @GET
  @Path("/treatment-plans/{id}/versions")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "List a plan's versions", description = "Newest first, all of them.")
  @APIResponse(responseCode = "200", description = "The versions")
  @APIResponse(responseCode = "404", description = "No such plan, or not for the caller")
  public Page<PlanView> versions(@PathParam("id") UUID id) {
    return new Page<>(plans.versions(id), null);
  }

  /** Edits the draft. */
  @PUT
  @Path("/treatment-plans/{id}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Edit the draft of a treatment plan",
      description = "Replaces its content. Keep the ids of problems and goals that stay.")
  @APIResponse(
      responseCode = "200",
      description = "Edited",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "409", description = "It is signed: revise it")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response edit(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "draft", value = DRAFT)))
          @NotNull
          @Valid
          DraftPlan body) {
    return ok(plans.edit(id, body, ifMatch));
  }

  /** Begins a revision. */
  @POST
  @Idempotent
  @Path("/treatment-plans/{id}/revise")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Revise a signed treatment plan",
      description = "Makes a draft of the next version as a copy of the one in force.")
  @APIResponse(
      responseCode = "200",
      description = "The new draft",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "409", description = "There is a draft already")
  public Response revise(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "off track",
                              value = "{\"reason\":\"No response after four weeks\"}")))
          @NotNull
          @Valid
          RevisePlan body) {
    return ok(plans.revise(id, body));
  }

  /** Records progress. */
  @POST
  @Idempotent
  @Path("/treatment-plans/{id}/goals/{goalId}/progress")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Record progress towards a goal",
      description = "Setbacks too, with what they taught. Scores are recorded by themselves.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = ProgressView.class)))
  @APIResponse(responseCode = "404", description = "No such goal in a signed plan")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response recordProgress(
      @PathParam("id") UUID id,
      @PathParam("goalId") UUID goalId,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "score",
                              value = "{\"value\":8,\"note\":\"Back at work\"}")))
          @NotNull
          @Valid
          RecordProgress body) {
    return Response.status(Response.Status.CREATED)
        .entity(progress.record(id, goalId, body))
        .build();
  }

  private static Response ok(Versioned plan) {
    return ETags.ok(plan.view(), plan.version());
  }
}
