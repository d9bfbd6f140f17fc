package health.trellis.scheduling.consistency;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Streaks, consistency and worries over HTTP. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Attendance", description = "How patients took part in sessions")
public class ConsistencyResource {
  private final ConsistencyService consistency;

  ConsistencyResource(ConsistencyService consistency) {
    this.consistency = consistency;
  }

  @GET
  @Path("attendance-summaries/{patientId}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(
      summary = "Sum up a patient's attendance",
      description = "Since the admission: streaks, weeks with enough hours, and time attended.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SummaryView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or never admitted")
  public SummaryView summary(@PathParam("patientId") UUID patientId) {
    return consistency.summary(patientId);
  }

  @GET
  @Path("attendance-risks")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "List open worries about attendance",
      description =
          "Two sessions missed in a row, or time attended that fell by 20 percentage points in two"
              + " weeks against the four before. Of patients whom the caller may know of.")
  @APIResponse(responseCode = "200", description = "A page of worries")
  public RestResponse<Page<RiskView>> risks(
      @QueryParam("programId") @Parameter(description = "Of one program") @Nullable UUID programId,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(consistency.risks(programId, page), uri);
  }
}
