package health.trellis.patient.milestone;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Milestones over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Milestones", description = "Progress worth celebrating")
@Produces(MediaType.APPLICATION_JSON)
public class MilestoneResource {
  private final MilestoneService milestones;

  MilestoneResource(MilestoneService milestones) {
    this.milestones = milestones;
  }

  /** Lists a patient's milestones. */
  @GET
  @Path("/patients/{patientId}/milestones")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "List a patient's milestones",
      description =
          "First full week, response, remission, goals reached, days of consistency and of sobriety,"
              + " program completed; oldest first. Days of sobriety show to the patient and the care"
              + " team alone.")
  @APIResponse(responseCode = "200", description = "A page of milestones")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<MilestoneDto.MilestoneView>> list(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(milestones.of(patientId, page), uri);
  }
}
