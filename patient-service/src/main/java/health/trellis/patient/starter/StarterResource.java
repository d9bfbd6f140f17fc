package health.trellis.patient.starter;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.starter.StarterDto.StarterSummary;
import health.trellis.patient.starter.StarterDto.StarterView;
import health.trellis.patient.starter.StarterLibrary.Versioned;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The plan library over HTTP. */
@Path("/api/v1/plan-starters")
@RunOnVirtualThread
@Tag(name = "Plan library", description = "Starters per condition that a clinician adapts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StarterResource {
  private static final String EXAMPLE =
      """
      {"code":"riverside-grief","title":"Complicated grief","conditions":["F43.81"],
       "about":"Grief-focused CBT as our team teaches it",
       "problems":[{"description":"Life has stood still since the loss","domain":"MOOD",
         "goals":[{"description":"PHQ-9 below 10","instrument":"phq-9","comparison":"AT_MOST",
           "value":9,"weeks":10,"steps":[{"description":"Visits one avoided place","weeks":4}],
           "interventions":[{"modality":"CBT","description":"Grief-focused CBT",
             "sessionType":"INDIVIDUAL","count":1,"everyWeeks":1,"minutes":50,
             "role":"PRIMARY_THERAPIST"}]}]}],
       "sessions":[{"type":"GROUP","count":3,"everyWeeks":1},
                   {"type":"INDIVIDUAL","count":1,"everyWeeks":1}],
       "minutesPerWeek":590,"modalities":["CBT"]}""";

  private final StarterLibrary library;

  StarterResource(StarterLibrary library) {
    this.library = library;
  }

  /** Lists the starters. */
  @GET
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "List plan starters",
      description =
          "All, or those for a diagnosis; with a site its own first, and no other site's.")
  @APIResponse(responseCode = "200", description = "The starters")
  public Page<StarterSummary> list(
      @Parameter(description = "A diagnosis in ICD-10-CM", example = "F33.1")
          @QueryParam("diagnosis")
          @Nullable String diagnosis,
      @Parameter(description = "A site, whose own come first and no other site's")
          @QueryParam("siteId")
          @Nullable UUID siteId) {
    return new Page<>(library.list(diagnosis, siteId), null);
  }

  /** Takes a starter. */
  @GET
  @Path("/{code}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Take a plan starter",
      description =
          "Its draft has new ids and dates from the day on: adapt it to the person and post it to"
              + " the episode's treatment plans. One of your own comes with its ETag.")
  @APIResponse(
      responseCode = "200",
      description = "The starter",
      content = @Content(schema = @Schema(implementation = StarterView.class)))
  @APIResponse(responseCode = "404", description = "No such starter")
  public Response read(
      @PathParam("code") String code,
      @Parameter(description = "First day of the plan; today when absent", example = "2026-03-02")
          @QueryParam("from")
          @Nullable LocalDate from) {
    return ok(library.read(code, from));
  }

  /** Adds a starter. */
  @POST
  @Idempotent
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "Add a plan starter of your own",
      description = "Under a code that nobody uses; it is listed before those that ship.")
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = StarterView.class)))
  @APIResponse(responseCode = "409", description = "There is a starter of this code")
  @APIResponse(responseCode = "422", description = "A field breaks a rule, or two contradict")
  public Response add(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "grief", value = EXAMPLE)))
          @NotNull
          @Valid
          Starter body) {
    Versioned starter = library.add(body);
    return ETags.created(
        URI.create("/api/v1/plan-starters/" + starter.view().code()),
        starter.view(),
        starter.version());
  }

  /** Edits a starter. */
  @PUT
  @Path("/{code}")
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "Edit a plan starter of your own",
      description = "Plans that were drafted from it keep what they took.")
  @APIResponse(
      responseCode = "200",
      description = "Edited",
      content = @Content(schema = @Schema(implementation = StarterView.class)))
  @APIResponse(responseCode = "404", description = "No such starter")
  @APIResponse(responseCode = "409", description = "It ships with Trellis, or is retired")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "A field breaks a rule, or two contradict")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response edit(
      @PathParam("code") String code,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "grief", value = EXAMPLE)))
          @NotNull
          @Valid
          Starter body) {
    return ok(library.edit(code, body, ifMatch));
  }

  /** Retires a starter. */
  @POST
  @Idempotent
  @Path("/{code}/retire")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Roles.PROGRAM_ADMIN)
  @Operation(
      summary = "Retire a plan starter of your own",
      description = "It is not listed any more; plans that were drafted from it stay.")
  @APIResponse(
      responseCode = "200",
      description = "Retired",
      content = @Content(schema = @Schema(implementation = StarterView.class)))
  @APIResponse(responseCode = "404", description = "No such starter")
  @APIResponse(responseCode = "409", description = "It ships with Trellis, or is retired already")
  public Response retire(@PathParam("code") String code) {
    return ok(library.retire(code));
  }

  private static Response ok(Versioned starter) {
    return ETags.ok(starter.view(), starter.version());
  }
}
