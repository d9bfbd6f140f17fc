package health.trellis.assessment.assignment;

import health.trellis.assessment.assignment.AssignmentDto.AssignmentView;
import health.trellis.assessment.assignment.AssignmentDto.Draft;
import health.trellis.assessment.assignment.AssignmentDto.NewAssignment;
import health.trellis.assessment.assignment.AssignmentDto.OneAnswer;
import health.trellis.assessment.assignment.AssignmentDto.Skip;
import health.trellis.assessment.assignment.AssignmentDto.Submit;
import health.trellis.assessment.assignment.AssignmentService.Versioned;
import health.trellis.assessment.ground.QueryValue;
import health.trellis.assessment.instrument.AnswerCheck.Given;
import health.trellis.assessment.response.ResponseDto.ResponseView;
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

/** Assignments over HTTP. */
@Path("/api/v1/assessments")
@RunOnVirtualThread
@RolesAllowed({
  Roles.PATIENT,
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN
})
@Tag(name = "Assessments", description = "What a patient is asked to answer, and by when")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AssignmentResource {
  private static final String NEW =
      """
      {"patientId":"0197a000-0000-7000-8000-000000000301","instrument":"phq-9",
       "occasion":"REVIEW","dueAt":"2030-01-15T22:00:00Z"}""";
  private static final String DRAFT = "{\"answers\":{\"44250-9\":1,\"44255-8\":2}}";
  private static final String ONE = "{\"answer\":2,\"seconds\":4}";
  private static final String SKIP = "{\"reason\":\"AWAY\",\"note\":\"In hospital\"}";
  private static final String SUBMIT =
      """
      {"answers":{"44250-9":1,"44255-8":2,"44259-0":1,"44254-1":1,"44251-7":0,"44258-2":1,
                  "44252-5":0,"44253-3":0,"44260-8":0,"69722-7":"LA6573-5"}}""";

  private final AssignmentService assignments;

  AssignmentResource(AssignmentService assignments) {
    this.assignments = assignments;
  }

  /** Assigns an instrument. */
  @POST
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "Ask a patient to answer an instrument",
      description = "Beside what the program's battery asks by itself.")
  @APIResponse(
      responseCode = "201",
      description = "Assigned",
      content = @Content(schema = @Schema(implementation = AssignmentView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response assign(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "review", value = NEW)))
          @NotNull
          @Valid
          NewAssignment body) {
    Versioned made = assignments.assign(body);
    return ETags.created(
        URI.create("/api/v1/assessments/" + made.view().id()), made.view(), made.version());
  }

  /** Lists a patient's assignments. */
  @GET
  @Operation(
      summary = "List a patient's assessments",
      description = "Newest first; in one state only, when it is named.")
  @APIResponse(responseCode = "200", description = "A page of assignments")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<AssignmentView>> list(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId") @NotNull
          String patientId,
      @Parameter(schema = @Schema(implementation = AssignmentState.class)) @QueryParam("state")
          @Nullable String state,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(
        assignments.list(
            QueryValue.uuid("patientId", patientId),
            QueryValue.enumOrNull("state", AssignmentState.class, state),
            page),
        uri);
  }

  /** What the caller has to answer. */
  @GET
  @Path("/due")
  @Operation(
      summary = "What the caller has to answer",
      description = "Most urgent first; `limit` of them. Empty for staff.")
  @APIResponse(responseCode = "200", description = "What is open")
  public Page<AssignmentView> due(@BeanParam PageRequest page) {
    return new Page<>(assignments.due(page.limit()), null);
  }

  /** Reads an assignment. */
  @GET
  @Path("/{id}")
  @Operation(summary = "Read an assessment", description = "With its draft and ETag.")
  @APIResponse(
      responseCode = "200",
      description = "The assignment",
      content = @Content(schema = @Schema(implementation = AssignmentView.class)))
  @APIResponse(responseCode = "404", description = "No such assignment, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    return ok(assignments.read(id));
  }

  /** Keeps a draft. */
  @PUT
  @Path("/{id}/draft")
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "Save the answers so far",
      description = "Replaces the draft; nothing is scored. What is answered must fit.")
  @APIResponse(
      responseCode = "200",
      description = "Saved",
      content = @Content(schema = @Schema(implementation = AssignmentView.class)))
  @APIResponse(responseCode = "409", description = "Answered or expired")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "An answer does not fit the instrument")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response save(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "two", value = DRAFT)))
          @NotNull
          @Valid
          Draft body) {
    return ok(assignments.save(id, Given.of(body.answers()), ifMatch));
  }

  /** Keeps one answer. */
  @PUT
  @Path("/{id}/draft/{linkId}")
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "Save one answer",
      description = "Leaves the rest of the draft as it is; adds to the time that the item took.")
  @APIResponse(
      responseCode = "200",
      description = "Saved",
      content = @Content(schema = @Schema(implementation = AssignmentView.class)))
  @APIResponse(responseCode = "409", description = "Answered, skipped or expired")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "The answer does not fit the item")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response saveOne(
      @PathParam("id") UUID id,
      @Parameter(example = "44250-9") @PathParam("linkId") String linkId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "one", value = ONE)))
          @NotNull
          @Valid
          OneAnswer body) {
    return ok(assignments.saveOne(id, linkId, body, ifMatch));
  }

  /** Lets an assignment be. */
  @PUT
  @Path("/{id}/skip")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "Skip an assessment",
      description = "With a reason. It need not be answered any more, and is not asked again.")
  @APIResponse(
      responseCode = "200",
      description = "Skipped",
      content = @Content(schema = @Schema(implementation = AssignmentView.class)))
  @APIResponse(responseCode = "409", description = "Answered, skipped or expired")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response skip(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "away", value = SKIP)))
          @NotNull
          @Valid
          Skip body) {
    return ok(assignments.skip(id, body, ifMatch));
  }

  /** Takes the answers in. */
  @POST
  @Idempotent
  @Path("/{id}/submit")
  @RolesAllowed({Roles.PATIENT, Roles.FAMILY, Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "Submit the answers",
      description = "Scored at once. Of two who submit at the same time, one gets 409.")
  @APIResponse(
      responseCode = "200",
      description = "Scored",
      content = @Content(schema = @Schema(implementation = ResponseView.class)))
  @APIResponse(responseCode = "409", description = "Answered or expired")
  @APIResponse(responseCode = "422", description = "An answer is missing or does not fit")
  public ResponseView submit(
      @PathParam("id") UUID id,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "phq-9", value = SUBMIT)))
          @NotNull
          @Valid
          Submit body) {
    return assignments.submit(id, body);
  }

  private static Response ok(Versioned assignment) {
    return ETags.ok(assignment.view(), assignment.version());
  }
}
