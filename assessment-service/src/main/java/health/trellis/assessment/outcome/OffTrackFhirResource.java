package health.trellis.assessment.outcome;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.Projection;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.kit.identity.SmartScopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Off-track findings as DetectedIssue over FHIR. */
@Path("/fhir/r4/DetectedIssue")
@RunOnVirtualThread
@RolesAllowed({
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN,
  Roles.SYSTEM
})
@Tag(name = "FHIR", description = "HL7 FHIR R4, US Core 6.1.0")
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
public class OffTrackFhirResource {
  private final OffTrackFhirService issues;
  private final CurrentUser user;

  OffTrackFhirResource(OffTrackFhirService issues, CurrentUser user) {
    this.issues = issues;
    this.user = user;
  }

  /** Reads a DetectedIssue. */
  @GET
  @Path("/{id}")
  @Operation(
      summary = "Read a DetectedIssue",
      description = "That treatment does not work as hoped, with the answers that show it.")
  @APIResponse(responseCode = "200", description = "The DetectedIssue")
  @APIResponse(responseCode = "404", description = "No such DetectedIssue, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    SmartScopes.require(user, OffTrackFhirService.TYPE, SmartScopes.READ);
    return Fhir.ok(issues.read(id));
  }

  /** Searches by the query. */
  @GET
  @Operation(
      summary = "Search DetectedIssues",
      description = "By `patient`, `identified`, `_id`, `_lastUpdated`, alone or together.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response search(@Context UriInfo uri) {
    return answer(uri.getQueryParameters(), uri);
  }

  /** Searches by a form. */
  @POST
  @Path("/_search")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(
      summary = "Search DetectedIssues by a form",
      description = "As by GET, with the parameters in no log of URLs.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response searchByForm(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return answer(form, uri);
  }

  private Response answer(MultivaluedMap<String, String> given, UriInfo uri) {
    SmartScopes.require(user, OffTrackFhirService.TYPE, SmartScopes.SEARCH);
    Projection projection = Projection.of(given.getFirst("_summary"), given.getFirst("_elements"));
    return Fhir.searchset(issues.search(given), projection, uri, given);
  }
}
