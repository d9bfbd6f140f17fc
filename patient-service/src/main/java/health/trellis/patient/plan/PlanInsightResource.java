package health.trellis.patient.plan;

import health.trellis.kit.identity.Roles;
import health.trellis.patient.plan.PlanChanges.Difference;
import health.trellis.patient.plan.TreatmentPlanDto.AttainmentView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be read off a treatment plan, over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Treatment plans", description = "Problems, goals, interventions, prescription")
@Produces(MediaType.APPLICATION_JSON)
public class PlanInsightResource {
  private final PlanChanges changes;

  PlanInsightResource(PlanChanges changes) {
    this.changes = changes;
  }

  /** Compares two versions. */
  @GET
  @Path("/treatment-plans/{id}/changes")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Compare two versions of a plan",
      description = "What was added, removed or changed, field by field and as sentences.")
  @APIResponse(
      responseCode = "200",
      description = "The changes",
      content = @Content(schema = @Schema(implementation = Difference.class)))
  @APIResponse(responseCode = "404", description = "No such plan or version")
  public Difference between(
      @PathParam("id") UUID id,
      @Parameter(description = "Number of the earlier version", example = "1")
          @QueryParam("from")
          @NotNull
          @Min(1)
          Integer from,
      @Parameter(description = "Number of the later version", example = "2")
          @QueryParam("to")
          @NotNull
          @Min(1)
          Integer to) {
    return changes.between(id, from, to);
  }

  /** Tells how far the goals are. */
  @GET
  @Path("/treatment-plans/{id}/attainment")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Goal attainment over time",
      description =
          "Each goal of the version in force on the goal attainment scale, and the T score over"
              + " all of them, on every day on which it changed.")
  @APIResponse(
      responseCode = "200",
      description = "The course",
      content = @Content(schema = @Schema(implementation = AttainmentView.class)))
  @APIResponse(responseCode = "404", description = "No such plan, or none in force")
  public AttainmentView attainment(@PathParam("id") UUID id) {
    return changes.attainment(id);
  }
}
