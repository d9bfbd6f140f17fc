package health.trellis.assessment.observation;

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

/** Observations over FHIR. */
@Path("/fhir/r4/Observation")
@RunOnVirtualThread
@RolesAllowed({
  Roles.PATIENT,
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN,
  Roles.SYSTEM
})
@Tag(name = "FHIR", description = "HL7 FHIR R4, US Core 6.1.0")
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
public class ObservationFhirResource {
  private final ObservationFhirService observations;
  private final CurrentUser user;

  ObservationFhirResource(ObservationFhirService observations, CurrentUser user) {
    this.observations = observations;
    this.user = user;
  }

  /** Reads an Observation. */
  @GET
  @Path("/{id}")
  @Operation(
      summary = "Read an Observation",
      description = "A total of ours, derived from its response, or a result exactly as received.")
  @APIResponse(responseCode = "200", description = "The Observation")
  @APIResponse(responseCode = "404", description = "No such Observation, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    SmartScopes.require(user, ObservationFhirService.TYPE, SmartScopes.READ);
    return Fhir.ok(observations.read(id));
  }

  /** Searches by the query. */
  @GET
  @Operation(
      summary = "Search Observations",
      description =
          "By `patient`, `category`, `code`, `date`, `status`, `_id`, `_lastUpdated`, alone or together.")
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
      summary = "Search Observations by a form",
      description = "As by GET, with the parameters in no log of URLs.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response searchByForm(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return answer(form, uri);
  }

  private Response answer(MultivaluedMap<String, String> given, UriInfo uri) {
    SmartScopes.require(user, ObservationFhirService.TYPE, SmartScopes.SEARCH);
    Projection projection = Projection.of(given.getFirst("_summary"), given.getFirst("_elements"));
    return Fhir.searchset(observations.search(given), projection, uri, given);
  }
}
