package health.trellis.patient.disclosure;

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

/** The accounting of disclosures over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Disclosures", description = "Which outside client got which protected record")
@Produces(MediaType.APPLICATION_JSON)
public class DisclosureResource {
  private final DisclosureService disclosures;

  DisclosureResource(DisclosureService disclosures) {
    this.disclosures = disclosures;
  }

  /** Lists the disclosures of a patient's Part 2 records. */
  @GET
  @Path("/patients/{patientId}/disclosures")
  @RolesAllowed({Roles.PATIENT, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Accounting of disclosures",
      description = "Of substance-use records to outside clients (42 CFR 2.25), newest first.")
  @APIResponse(responseCode = "200", description = "A page of disclosures")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<DisclosureDto.DisclosureView>> list(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(disclosures.of(patientId, page), uri);
  }
}
