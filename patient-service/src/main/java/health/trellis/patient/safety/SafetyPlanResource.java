package health.trellis.patient.safety;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.safety.SafetyPlanDto.PocketView;
import health.trellis.patient.safety.SafetyPlanDto.SafetyPlanView;
import health.trellis.patient.safety.SafetyPlanService.Versioned;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
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
import jakarta.ws.rs.core.HttpHeaders;
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

/** Safety plans over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Safety plans", description = "What to do in a crisis, step by step")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SafetyPlanResource {
  private static final String EXAMPLE =
      """
      {"warningSigns":["I cannot stop thinking that I am a burden"],
       "internalCoping":["Cold shower","Walk to the river"],
       "distractions":[{"name":"The library"}],
       "helpers":[{"name":"Rosa","note":"mother","phone":"+1 212 555 0199"}],
       "professionals":[{"name":"Jordan Lee, LCSW","phone":"+1 212 555 0101"}],
       "saferEnvironment":["My brother keeps the tablets"],"reasonsForLiving":["My daughter"]}""";

  private static final String HTML = "text/html;charset=UTF-8";

  private final SafetyPlanService plans;
  private final Template page;

  SafetyPlanResource(SafetyPlanService plans, @Location("pocket-plan.html") Template page) {
    this.plans = plans;
    this.page = page;
  }

  /** Writes a draft. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/safety-plans")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.PATIENT})
  @Operation(
      summary = "Draft a safety plan",
      description = "With the patient or by the patient; a later draft becomes the next version.")
  @APIResponse(
      responseCode = "201",
      description = "Drafted",
      content = @Content(schema = @Schema(implementation = SafetyPlanView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "409", description = "There is a draft already")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response draft(
      @PathParam("patientId") UUID patientId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "plan", value = EXAMPLE)))
          @NotNull
          @Valid
          SafetyContent body) {
    Versioned plan = plans.draft(patientId, body);
    return ETags.created(
        URI.create("/api/v1/safety-plans/" + plan.view().id()), plan.view(), plan.version());
  }

  /** Lists the versions. */
  @GET
  @Path("/patients/{patientId}/safety-plans")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "List the versions of a patient's safety plan",
      description = "Newest first, all of them.")
  @APIResponse(responseCode = "200", description = "The versions")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public Page<SafetyPlanView> of(@PathParam("patientId") UUID patientId) {
    return new Page<>(plans.of(patientId), null);
  }

  /** Shows the pocket version. */
  @GET
  @Path("/patients/{patientId}/pocket-plan")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Show the plans in force for the phone",
      description =
          "Crisis lines first, always; then the safety plan and the relapse-prevention plan in"
              + " force, with numbers to tap. An app keeps it for when there is no network. Who asks"
              + " for text/html gets a page that needs nothing else, to save or to print.")
  @APIResponse(
      responseCode = "200",
      description = "The card",
      content = @Content(schema = @Schema(implementation = PocketView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public PocketView pocket(@PathParam("patientId") UUID patientId) {
    return plans.pocket(patientId);
  }

  /** Shows the pocket version as a page, for a browser and for paper. */
  @GET
  @Path("/patients/{patientId}/pocket-plan")
  @Produces(HTML)
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(hidden = true)
  public Response pocketPage(@PathParam("patientId") UUID patientId) {
    return Response.ok(page.data("card", plans.pocket(patientId)).render())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .build();
  }

  /** Reads a plan. */
  @GET
  @Path("/safety-plans/{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "Read a safety plan", description = "With its ETag.")
  @APIResponse(
      responseCode = "200",
      description = "The plan",
      content = @Content(schema = @Schema(implementation = SafetyPlanView.class)))
  @APIResponse(responseCode = "404", description = "No such plan, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    return ok(plans.read(id));
  }

  /** Edits a draft. */
  @PUT
  @Path("/safety-plans/{id}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.PATIENT})
  @Operation(summary = "Edit the draft of a safety plan", description = "Replaces its content.")
  @APIResponse(
      responseCode = "200",
      description = "Edited",
      content = @Content(schema = @Schema(implementation = SafetyPlanView.class)))
  @APIResponse(responseCode = "409", description = "It is in force: write a new version")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response edit(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "plan", value = EXAMPLE)))
          @NotNull
          @Valid
          SafetyContent body) {
    return ok(plans.edit(id, body, ifMatch));
  }

  /** Puts a draft in force. */
  @POST
  @Idempotent
  @Path("/safety-plans/{id}/activate")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Put a safety plan in force",
      description = "The version before is superseded; the pocket version shows the new one.")
  @APIResponse(
      responseCode = "200",
      description = "In force",
      content = @Content(schema = @Schema(implementation = SafetyPlanView.class)))
  @APIResponse(responseCode = "409", description = "It is in force already, or superseded")
  @APIResponse(responseCode = "422", description = "Steps are empty that it needs")
  public Response activate(@PathParam("id") UUID id) {
    return ok(plans.activate(id));
  }

  private static Response ok(Versioned plan) {
    return ETags.ok(plan.view(), plan.version());
  }
}
