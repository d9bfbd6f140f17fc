package health.trellis.assessment.response;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.Projection;
import health.trellis.kit.idempotency.Idempotent;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/** Responses over FHIR. */
@Path("/fhir/r4/QuestionnaireResponse")
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
public class ResponseFhirResource {
  private static final String EXAMPLE =
      """
      {"resourceType":"QuestionnaireResponse","status":"completed",
       "questionnaire":"https://trellis.health/fhir/Questionnaire/audit-c",
       "subject":{"reference":"Patient/0197a000-0000-7000-8000-000000000301"},
       "authored":"2026-01-15T10:00:00Z",
       "item":[
        {"linkId":"68518-0","answer":[{"valueCoding":{"system":"http://loinc.org","code":"LA18926-8"}}]},
        {"linkId":"68519-8","answer":[{"valueCoding":{"system":"http://loinc.org","code":"LA15694-5"}}]},
        {"linkId":"68520-6","answer":[{"valueCoding":{"system":"http://loinc.org","code":"LA6270-8"}}]}]}""";

  private final ResponseFhirService responses;
  private final CurrentUser user;

  ResponseFhirResource(ResponseFhirService responses, CurrentUser user) {
    this.responses = responses;
    this.user = user;
  }

  /** Takes one in. */
  @POST
  @Idempotent
  @Consumes({Fhir.JSON, MediaType.APPLICATION_JSON})
  @RolesAllowed({Roles.PATIENT, Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.SYSTEM})
  @Operation(
      summary = "Create a QuestionnaireResponse",
      description = "Checked against its form, scored on arrival; a risk raises an alert at once.")
  @APIResponse(responseCode = "201", description = "Kept and scored")
  @APIResponse(responseCode = "400", description = "Not a QuestionnaireResponse")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "An answer does not fit the form")
  public Response create(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "audit-c", value = EXAMPLE)))
          @Nullable String body) {
    SmartScopes.require(user, ResponseFhirService.TYPE, SmartScopes.CREATE);
    return Fhir.created(responses.create(Fhir.parse(body, QuestionnaireResponse.class)), 1);
  }

  /** Reads one. */
  @GET
  @Path("/{id}")
  @Operation(summary = "Read a QuestionnaireResponse", description = "As it was answered.")
  @APIResponse(responseCode = "200", description = "The QuestionnaireResponse")
  @APIResponse(responseCode = "404", description = "No such resource, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    SmartScopes.require(user, ResponseFhirService.TYPE, SmartScopes.READ);
    return Fhir.ok(responses.read(id), 1);
  }

  /** Searches by the query. */
  @GET
  @Operation(
      summary = "Search QuestionnaireResponses",
      description = "By `patient`, `questionnaire`, `authored`, `status`, `_id`.")
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
      summary = "Search QuestionnaireResponses by a form",
      description = "As by GET, with the parameters in no log of URLs.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response searchByForm(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return answer(form, uri);
  }

  private Response answer(MultivaluedMap<String, String> given, UriInfo uri) {
    SmartScopes.require(user, ResponseFhirService.TYPE, SmartScopes.SEARCH);
    Projection projection = Projection.of(given.getFirst("_summary"), given.getFirst("_elements"));
    return Fhir.searchset(responses.search(given), projection, uri, given);
  }
}
