package health.trellis.scheduling.caseload;

import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Caseloads over HTTP: numbers only, no patients. */
@Path("/api/v1/programs/{id}/caseloads")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Clinicians", description = "Who leads sessions, and how much each can take on")
public class CaseloadResource {
  private final CaseloadService caseloads;

  CaseloadResource(CaseloadService caseloads) {
    this.caseloads = caseloads;
  }

  @GET
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read the caseloads of a program",
      description = "How many patients each clinician is primary therapist of, and may be.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseloadView.class)))
  @APIResponse(responseCode = "404", description = "There is no such program")
  public CaseloadView read(@PathParam("id") UUID id) {
    return caseloads.read(id);
  }
}
