package health.trellis.assessment.outcome;

import health.trellis.assessment.ground.QueryValue;
import health.trellis.assessment.outcome.OutcomeDto.Series;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Outcomes over HTTP. */
@Path("/api/v1/outcomes")
@RunOnVirtualThread
@Tag(name = "Outcomes", description = "How patients do over time")
@Produces(MediaType.APPLICATION_JSON)
public class OutcomeResource {
  private final OutcomeService outcomes;

  OutcomeResource(OutcomeService outcomes) {
    this.outcomes = outcomes;
  }

  /** Totals over time. */
  @GET
  @Path("/series")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read a patient's scores over time",
      description =
          "In one instrument, the first first, with the bands that a chart shows behind them."
              + " Family members see it when the patient lets them see progress.")
  @APIResponse(responseCode = "200", description = "The series")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "The instrument is not known")
  public Series series(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId") @NotNull
          String patientId,
      @Parameter(example = "phq-9")
          @QueryParam("instrument")
          @NotNull
          @Pattern(regexp = "[a-z][a-z0-9-]{1,39}")
          String instrument) {
    return outcomes.series(QueryValue.uuid("patientId", patientId), instrument);
  }

  /** Who is off track. */
  @GET
  @Path("/off-track")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "List findings that treatment does not work as hoped",
      description = "Newest first, of the patients whom the caller may see.")
  @APIResponse(responseCode = "200", description = "A page of findings")
  public RestResponse<Page<OutcomeDto.OffTrackView>> offTrack(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId")
          @Nullable String patientId,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(
        outcomes.offTrack(QueryValue.uuidOrNull("patientId", patientId), page), uri);
  }
}
