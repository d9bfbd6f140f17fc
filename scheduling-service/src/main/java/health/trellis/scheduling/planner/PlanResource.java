package health.trellis.scheduling.planner;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.http.ProgressStream;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The planner over HTTP. */
@Path(PlanResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
@Tag(name = "Schedule plans", description = "Weeks planned, repaired and tried out as a whole")
public class PlanResource {
  static final String PATH = "/api/v1/schedule-plans";

  private final PlanService plans;
  private final Acceptance acceptance;
  private final Admission admission;
  private final ProgressStream progress;

  PlanResource(
      PlanService plans, Acceptance acceptance, Admission admission, ProgressStream progress) {
    this.plans = plans;
    this.acceptance = acceptance;
    this.admission = admission;
    this.progress = progress;
  }

  @POST
  @RunOnVirtualThread
  @Idempotent
  @Operation(
      summary = "Plan one to four weeks of a program",
      description =
          "A job: read its status under Location, or follow it under /progress. The result is a"
              + " proposal; the calendar stays as it is until somebody accepts it.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "422", description = "A week that is over, or an unknown program")
  public Response plan(@Valid @NotNull PlanRequest request) {
    return taken(plans.plan(request));
  }

  @POST
  @Path("repairs")
  @RunOnVirtualThread
  @Idempotent
  @Operation(
      summary = "Repair a calendar that lost a clinician or a room",
      description =
          "Within five seconds a proposal that touches as little as possible: meetings get another"
              + " leader or room at the same time where that can be, only the patients who are"
              + " struck get other times, and the people to notify are named.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "422", description = "It ends before it starts, or names nobody")
  public Response repair(@Valid @NotNull RepairRequest request) {
    return taken(plans.repair(request));
  }

  @POST
  @Path("staffing")
  @RunOnVirtualThread
  @Idempotent
  @Operation(
      summary = "Ask what one more clinician would give",
      description = "Plans the same weeks twice, without and with the newcomer, and compares.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "422", description = "Nothing that the newcomer could lead")
  public Response staffing(@Valid @NotNull StaffingRequest request) {
    return taken(plans.staffing(request));
  }

  @POST
  @Path("admissions")
  @RunOnVirtualThread
  @Idempotent
  @Operation(
      summary = "Ask whether somebody can be admitted",
      description =
          "Answers at once with the possible starts, beside all that stands in the calendar. It"
              + " changes nothing.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AdmissionAnswer.class)))
  @APIResponse(responseCode = "422", description = "A week that is over, or an unknown program")
  public AdmissionAnswer admission(@Valid @NotNull AdmissionQuestion question) {
    return admission.answer(question);
  }

  private static Response taken(PlanView view) {
    return Response.accepted(view).location(URI.create(PATH + "/" + view.id())).build();
  }

  @GET
  @RunOnVirtualThread
  @Operation(summary = "List a program's plans", description = "Oldest first, a page at a time.")
  @APIResponse(responseCode = "200", description = "A page of plans without their results")
  @APIResponse(responseCode = "404", description = "There is no such program")
  public RestResponse<Page<PlanView>> list(
      @QueryParam("programId") @NotNull UUID programId,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(plans.list(programId, page), uri);
  }

  @GET
  @Path("{id}")
  @RunOnVirtualThread
  @Operation(
      summary = "Read a plan",
      description = "How far it is; once done, its figures, what collides and whom to notify.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "404", description = "There is no such plan")
  public PlanView read(@PathParam("id") UUID id) {
    return plans.read(id);
  }

  @GET
  @Path("{id}/patients")
  @RunOnVirtualThread
  @Operation(
      summary = "Read a plan patient by patient",
      description =
          "The differences to the calendar, and in words which wish is met, which is not, and why.")
  @APIResponse(responseCode = "200", description = "A page of patients, by id")
  @APIResponse(responseCode = "409", description = "plan-not-done")
  public RestResponse<Page<PatientPlanView>> patients(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(plans.patients(id, page), uri);
  }

  @GET
  @Path("{id}/progress")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Follow a plan",
      description =
          "Server-sent events of type `progress`, twice a second: the plan with the best score so"
              + " far. The stream ends when the plan has ended. Any copy can serve it.")
  @APIResponse(responseCode = "200", description = "The stream")
  @APIResponse(responseCode = "404", description = "There is no such plan")
  public Multi<OutboundSseEvent> progress(@PathParam("id") UUID id, @Context Sse sse) {
    return progress.follow(
        sse, () -> plans.progress(id), view -> PlanJob.State.valueOf(view.state()).ended());
  }

  @POST
  @Path("{id}/stop")
  @RunOnVirtualThread
  @Idempotent
  @Operation(
      summary = "Stop a plan and take the best so far",
      description = "It is done within about a second.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "409", description = "plan-ended")
  public Response stop(@PathParam("id") UUID id) {
    return taken(plans.stop(id));
  }

  @POST
  @Path("{id}/accept")
  @RunOnVirtualThread
  @RetriedOnContention
  @Idempotent
  @Operation(
      summary = "Accept a plan in whole or in part",
      description =
          "In one transaction. Patients hear of what changes for them as of any booking, move or"
              + " cancellation.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AcceptedView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "world-changed with what changed, plan-infeasible with what collides,"
              + " authorization-exceeded with the patients, plan-not-done, already-accepted,"
              + " nothing-to-accept")
  @APIResponse(responseCode = "422", description = "Somebody is not in this plan")
  public AcceptedView accept(@PathParam("id") UUID id, @Valid @NotNull AcceptRequest request) {
    return acceptance.accept(id, request);
  }
}
