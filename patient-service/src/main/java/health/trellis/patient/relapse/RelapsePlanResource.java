package health.trellis.patient.relapse;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.relapse.RelapsePlanDto.RelapsePlanView;
import health.trellis.patient.relapse.RelapsePlanService.Versioned;
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

/** Relapse-prevention plans over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(
    name = "Relapse prevention",
    description = "Triggers, rated warning signs, coping, supports, surroundings, high-risk dates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RelapsePlanResource {
  private static final String EXAMPLE =
      """
      {"triggers":["Sunday evenings"],
       "warningSigns":[{"text":"I stop answering messages",
         "rating":{"frequency":5,"strength":6,"leadDays":14}}],
       "copingStrategies":["Walk with the dog"],
       "supports":[{"name":"Rosa","relationship":"mother","phone":"+1 212 555 0199"}],
       "surroundings":[{"place":"HOME","text":"Beer in the fridge",
         "done":"My brother keeps his at his own place"}],
       "highRiskDates":[{"text":"The day Dad died","on":"2019-11-03","yearly":true,
         "coping":"Visit the grave, then the evening group","helper":"My sister Inez"}]}""";

  private final RelapsePlanService plans;

  RelapsePlanResource(RelapsePlanService plans) {
    this.plans = plans;
  }

  /** Writes a draft. */
  @POST
  @Idempotent
  @Path("/episodes/{episodeId}/relapse-prevention-plans")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.PATIENT})
  @Operation(
      summary = "Draft a relapse-prevention plan",
      description = "With the patient or by the patient; a later draft becomes the next version.")
  @APIResponse(
      responseCode = "201",
      description = "Drafted",
      content = @Content(schema = @Schema(implementation = RelapsePlanView.class)))
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  @APIResponse(responseCode = "409", description = "There is a draft already")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response draft(
      @PathParam("episodeId") UUID episodeId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "plan", value = EXAMPLE)))
          @NotNull
          @Valid
          RelapseContent body) {
    Versioned plan = plans.draft(episodeId, body);
    return ETags.created(
        URI.create("/api/v1/relapse-prevention-plans/" + plan.view().id()),
        plan.view(),
        plan.version());
  }

  /** Lists the versions. */
  @GET
  @Path("/episodes/{episodeId}/relapse-prevention-plans")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "List the versions of an episode's relapse-prevention plan",
      description = "Newest first, all of them.")
  @APIResponse(responseCode = "200", description = "The versions")
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  public Page<RelapsePlanView> ofEpisode(@PathParam("episodeId") UUID episodeId) {
    return new Page<>(plans.ofEpisode(episodeId), null);
  }

  /** Reads a plan. */
  @GET
  @Path("/relapse-prevention-plans/{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "Read a relapse-prevention plan", description = "With its ETag.")
  @APIResponse(
      responseCode = "200",
      description = "The plan",
      content = @Content(schema = @Schema(implementation = RelapsePlanView.class)))
  @APIResponse(responseCode = "404", description = "No such plan, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    return ok(plans.read(id));
  }

  /** Edits a draft. */
  @PUT
  @Path("/relapse-prevention-plans/{id}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.PATIENT})
  @Operation(
      summary = "Edit a draft",
      description = "Replaces its content. Keep the ids of warning signs that stay.")
  @APIResponse(
      responseCode = "200",
      description = "Edited",
      content = @Content(schema = @Schema(implementation = RelapsePlanView.class)))
  @APIResponse(responseCode = "409", description = "It is in force: write a new version")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response edit(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "plan", value = EXAMPLE)))
          @NotNull
          @Valid
          RelapseContent body) {
    return ok(plans.edit(id, body, ifMatch));
  }

  /** Puts a draft in force. */
  @POST
  @Idempotent
  @Path("/relapse-prevention-plans/{id}/activate")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Put a relapse-prevention plan in force",
      description = "The version before is superseded; check-ins ask about its warning signs.")
  @APIResponse(
      responseCode = "200",
      description = "In force",
      content = @Content(schema = @Schema(implementation = RelapsePlanView.class)))
  @APIResponse(responseCode = "409", description = "It is in force already, or superseded")
  @APIResponse(
      responseCode = "422",
      description = "It lacks warning signs or coping strategies, or a high-risk date is over")
  public Response activate(@PathParam("id") UUID id) {
    return ok(plans.activate(id));
  }

  private static Response ok(Versioned plan) {
    return ETags.ok(plan.view(), plan.version());
  }
}
