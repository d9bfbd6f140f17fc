package health.trellis.patient.task;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.task.CareTaskDto.CareTaskView;
import health.trellis.patient.task.CareTaskDto.OpenCareTask;
import health.trellis.patient.task.CareTaskDto.TaskChangeView;
import health.trellis.patient.task.CareTaskDto.UpdateCareTask;
import health.trellis.patient.task.CareTaskService.Filter;
import health.trellis.patient.task.CareTaskService.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Care tasks over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Care tasks", description = "What staff have to do, by when")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CareTaskResource {
  private static final String OPENING =
      """
      {"patientId":"0197a000-0000-7000-8000-000000000301","kind":"OTHER",
       "title":"Call the school counselor","assigneeRole":"CLINICIAN",
       "dueAt":"2026-03-02T17:00:00Z"}""";

  private final CareTaskService tasks;
  private final CurrentUser user;

  CareTaskResource(CareTaskService tasks, CurrentUser user) {
    this.tasks = tasks;
    this.user = user;
  }

  /** Lists tasks. */
  @GET
  @Path("/care-tasks")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "List care tasks",
      description = "Of the patients whom the caller may see, the most urgent first.")
  @APIResponse(responseCode = "200", description = "A page of tasks")
  @APIResponse(responseCode = "400", description = "A filter cannot be read")
  public RestResponse<Page<CareTaskView>> list(
      @Parameter(description = "OPEN, IN_PROGRESS or DONE; all that are not done when absent")
          @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "me, clinician or coordinator") @QueryParam("assignee")
          @Nullable String assignee,
      @QueryParam("practitionerId") @Nullable UUID practitionerId,
      @QueryParam("patientId") @Nullable UUID patientId,
      @Parameter(description = "Those that went to this supervisor, because they are overdue")
          @QueryParam("escalatedTo")
          @Nullable UUID escalatedTo,
      @Parameter(description = "Those that are due before then") @QueryParam("dueBefore")
          @Nullable Instant dueBefore,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    boolean mine = "me".equals(assignee);
    Filter filter =
        new Filter(
            code("state", TaskState.class, state),
            mine ? null : code("assignee", Assignee.class, assignee),
            mine ? user.practitionerId().orElse(practitionerId) : practitionerId,
            patientId,
            escalatedTo,
            dueBefore);
    return Pages.response(tasks.list(filter, page), uri);
  }

  /** Opens a task. */
  @POST
  @Path("/care-tasks")
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Open a care task", description = "Most open by themselves, from events.")
  @APIResponse(
      responseCode = "201",
      description = "Opened",
      content = @Content(schema = @Schema(implementation = CareTaskView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response open(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "call", value = OPENING)))
          @NotNull
          @Valid
          OpenCareTask body) {
    Versioned task = tasks.open(body);
    return ETags.created(
        URI.create("/api/v1/care-tasks/" + task.view().id()), task.view(), task.version());
  }

  /** Reads a task. */
  @GET
  @Path("/care-tasks/{id}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "Read a care task", description = "With the ETag that an update needs.")
  @APIResponse(
      responseCode = "200",
      description = "The task",
      content = @Content(schema = @Schema(implementation = CareTaskView.class)))
  @APIResponse(responseCode = "404", description = "No such task, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    Versioned task = tasks.read(id);
    return ETags.ok(task.view(), task.version());
  }

  /** Updates a task. */
  @PUT
  @Path("/care-tasks/{id}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Update a care task",
      description = "Take it on, hand it over, or finish it. A task that is done stays done.")
  @APIResponse(
      responseCode = "200",
      description = "Updated",
      content = @Content(schema = @Schema(implementation = CareTaskView.class)))
  @APIResponse(responseCode = "409", description = "It is done")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "No such clinician works here")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response update(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "done",
                              value =
                                  "{\"state\":\"DONE\",\"note\":\"Reached\","
                                      + "\"assigneeRole\":\"CLINICIAN\","
                                      + "\"dueAt\":\"2026-03-02T17:00:00Z\"}")))
          @NotNull
          @Valid
          UpdateCareTask body) {
    Versioned task = tasks.update(id, body, ifMatch);
    return ETags.ok(task.view(), task.version());
  }

  /** Reads the history of a task. */
  @GET
  @Path("/care-tasks/{id}/history")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "History of a care task",
      description =
          "Every change, oldest first: what changed, what it became, by whom and when. An overdue"
              + " task goes to the clinician's supervisor, or to the coordinators where there is"
              + " none, and a day later to the program's administration; a coordinator's goes"
              + " there at once.")
  @APIResponse(responseCode = "200", description = "A page of changes")
  @APIResponse(responseCode = "404", description = "No such task, or not for the caller")
  public RestResponse<Page<TaskChangeView>> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(tasks.history(id, page), uri);
  }

  private static <E extends Enum<E>> @Nullable E code(
      String parameter, Class<E> type, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Refusal.badRequest(parameter, "code", "There is no such " + parameter + ".");
    }
  }
}
