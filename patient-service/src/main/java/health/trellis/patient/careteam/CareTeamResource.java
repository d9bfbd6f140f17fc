package health.trellis.patient.careteam;

import health.trellis.kit.http.ETags;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.careteam.CareTeamDto.CareTeamView;
import health.trellis.patient.careteam.CareTeamDto.ReplaceCareTeam;
import health.trellis.patient.careteam.CareTeamService.Versioned;
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

/** Care teams over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Care team", description = "Who treats the patient")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CareTeamResource {
  private static final String EXAMPLE =
      """
      {"members":[
        {"practitionerId":"0197a000-0000-7000-8000-000000000201","role":"PRIMARY_THERAPIST"},
        {"practitionerId":"0197a000-0000-7000-8000-000000000203","role":"PRESCRIBER"}]}""";

  private final CareTeamService teams;

  CareTeamResource(CareTeamService teams) {
    this.teams = teams;
  }

  /** Reads the team. */
  @GET
  @Path("/episodes/{episodeId}/care-team")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read the care team",
      description = "Empty right after admission, with the ETag that a change needs.")
  @APIResponse(
      responseCode = "200",
      description = "The team",
      content = @Content(schema = @Schema(implementation = CareTeamView.class)))
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  public Response read(@PathParam("episodeId") UUID episodeId) {
    Versioned team = teams.read(episodeId);
    return ETags.ok(team.view(), team.version());
  }

  /** Replaces the team. */
  @PUT
  @Path("/episodes/{episodeId}/care-team")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN, Roles.CLINICIAN})
  @Operation(
      summary = "Replace the care team",
      description = "Clinicians see the patient from now on, or no more. One therapist leads.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = CareTeamView.class)))
  @APIResponse(responseCode = "409", description = "The episode has ended")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "Somebody is no clinician or named twice")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response replace(
      @PathParam("episodeId") UUID episodeId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "team", value = EXAMPLE)))
          @NotNull
          @Valid
          ReplaceCareTeam body) {
    Versioned team = teams.replace(episodeId, body.members(), ifMatch);
    return ETags.ok(team.view(), team.version());
  }
}
