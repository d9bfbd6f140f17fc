package health.trellis.patient.starter;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.starter.StarterDto.StarterSummary;
import health.trellis.patient.starter.StarterDto.StarterView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The plan library over HTTP. */
@Path("/api/v1/plan-starters")
@RunOnVirtualThread
@Tag(name = "Plan library", description = "Starters per condition that a clinician adapts")
@Produces(MediaType.APPLICATION_JSON)
public class StarterResource {
  private final StarterLibrary library;
  private final Clock clock;

  StarterResource(StarterLibrary library, Clock clock) {
    this.library = library;
    this.clock = clock;
  }

  /** Lists the starters. */
  @GET
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "List plan starters", description = "All, or those for a diagnosis.")
  @APIResponse(responseCode = "200", description = "The starters")
  public Page<StarterSummary> list(
      @Parameter(description = "A diagnosis in ICD-10-CM", example = "F33.1")
          @QueryParam("diagnosis")
          @Nullable String diagnosis) {
    return new Page<>(library.list(diagnosis), null);
  }

  /** Takes a starter. */
  @GET
  @Path("/{code}")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Take a plan starter",
      description =
          "Its draft has new ids and dates from the day on: adapt it to the person and post it to"
              + " the episode's treatment plans.")
  @APIResponse(
      responseCode = "200",
      description = "The starter",
      content = @Content(schema = @Schema(implementation = StarterView.class)))
  @APIResponse(responseCode = "404", description = "No such starter")
  public StarterView read(
      @PathParam("code") String code,
      @Parameter(description = "First day of the plan; today when absent", example = "2026-03-02")
          @QueryParam("from")
          @Nullable LocalDate from) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return library
        .find(code, Objects.requireNonNullElse(from, today))
        .orElseThrow(() -> Refusal.notFound("plan-starter"));
  }
}
