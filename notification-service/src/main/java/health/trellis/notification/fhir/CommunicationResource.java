package health.trellis.notification.fhir;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.FhirQuery;
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

/** What was told about a patient, on every channel, as Communication over FHIR. */
@Path("/fhir/r4/Communication")
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
public class CommunicationResource {
  private final Communications communications;
  private final CurrentUser user;

  CommunicationResource(Communications communications, CurrentUser user) {
    this.communications = communications;
    this.user = user;
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary = "Read a Communication",
      description = "A message about a patient: by which medium, to whom, when, or why not.")
  @APIResponse(responseCode = "200", description = "The Communication")
  @APIResponse(responseCode = "404", description = "No such Communication, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    SmartScopes.require(user, Communications.TYPE, SmartScopes.READ);
    return Fhir.ok(communications.read(id));
  }

  @GET
  @Operation(
      summary = "Search Communications",
      description = "By `patient`, `status`, `sent`, `_id`, `_lastUpdated`, alone or together.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle, newest first")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response search(@Context UriInfo uri) {
    return answer(uri.getQueryParameters(), uri);
  }

  @POST
  @Path("/_search")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(
      summary = "Search Communications by a form",
      description = "As by GET, with the parameters in no log of URLs.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle, newest first")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response searchByForm(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return answer(form, uri);
  }

  private Response answer(MultivaluedMap<String, String> given, UriInfo uri) {
    SmartScopes.require(user, Communications.TYPE, SmartScopes.SEARCH);
    FhirQuery query = new FhirQuery(given, Communications.PARAMETERS);
    return Fhir.searchset(communications.search(query), query.projection(), uri, given);
  }
}
