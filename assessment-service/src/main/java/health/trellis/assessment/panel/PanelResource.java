package health.trellis.assessment.panel;

import health.trellis.assessment.ground.QueryValue;
import health.trellis.assessment.panel.PanelDto.PatientSignals;
import health.trellis.assessment.panel.PanelDto.Signal;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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

/** The caseload view over HTTP, for staff. */
@Path("/api/v1/outcomes")
@RunOnVirtualThread
@RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
@Tag(name = "Outcomes", description = "How patients do over time")
@Produces(MediaType.APPLICATION_JSON)
public class PanelResource {
  private final Panel panel;

  PanelResource(Panel panel) {
    this.panel = panel;
  }

  /** Lists the caller's patients. */
  @GET
  @Path("/caseload")
  @Operation(
      summary = "See who of the caseload needs somebody",
      description =
          "The patients in treatment whom the caller may see, the most urgent first: at risk, off"
              + " track, worsening or warned, overdue. With the last totals in each instrument.")
  @APIResponse(responseCode = "200", description = "A page of patients")
  @APIResponse(responseCode = "400", description = "A parameter cannot be read")
  public RestResponse<Page<PatientSignals>> caseload(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("programId")
          @Nullable String programId,
      @Parameter(schema = @Schema(implementation = Signal.class)) @QueryParam("signal")
          @Nullable String signal,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(
        panel.page(
            QueryValue.uuidOrNull("programId", programId),
            QueryValue.enumOrNull("signal", Signal.class, signal),
            page),
        uri);
  }
}
