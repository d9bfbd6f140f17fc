package health.trellis.assessment.instrument;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.fhir.SearchPage;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Refusal;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hl7.fhir.r4.model.Questionnaire;

/** Instruments as FHIR Questionnaires. They hold no patient data. */
@Path("/fhir/r4/Questionnaire")
@RunOnVirtualThread
@RolesAllowed({
  Roles.PATIENT,
  Roles.FAMILY,
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN,
  Roles.SYSTEM
})
@Tag(name = "FHIR", description = "HL7 FHIR R4, US Core 6.1.0")
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
public class QuestionnaireFhirResource {
  private static final String TYPE = "Questionnaire";
  private static final Set<String> PARAMETERS =
      Set.of("url", "version", "name", "title", "status", "code");

  private final Instruments instruments;
  private final CurrentUser user;

  QuestionnaireFhirResource(Instruments instruments, CurrentUser user) {
    this.instruments = instruments;
    this.user = user;
  }

  /** Reads a Questionnaire. */
  @GET
  @Path("/{id}")
  @Operation(
      summary = "Read a Questionnaire",
      description = "Answer options carry their points as ordinalValue.")
  @APIResponse(responseCode = "200", description = "The Questionnaire")
  @APIResponse(responseCode = "404", description = "No such Questionnaire")
  public Response read(@Parameter(example = "phq-9") @PathParam("id") String id) {
    SmartScopes.require(user, TYPE, SmartScopes.READ);
    Edition edition = instruments.edition(id).orElseThrow(() -> Refusal.notFound(TYPE));
    return Fhir.ok(QuestionnaireForm.released(edition.form().copy()), edition.revision());
  }

  /** Searches by the query. */
  @GET
  @Operation(
      summary = "Search Questionnaires",
      description =
          "By `_id`, `url` (with or without version), `version`, `name` and `title` (how they begin),"
              + " `status` and `code` (of an item).")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "A parameter is unknown")
  public Response search(@Context UriInfo uri) {
    return answer(uri.getQueryParameters(), uri);
  }

  /** Searches by a form. */
  @POST
  @Path("/_search")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(summary = "Search Questionnaires by a form", description = "As by GET.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "A parameter is unknown")
  public Response searchByForm(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return answer(form, uri);
  }

  private Response answer(MultivaluedMap<String, String> given, UriInfo uri) {
    SmartScopes.require(user, TYPE, SmartScopes.SEARCH);
    FhirQuery query = new FhirQuery(given, PARAMETERS);
    List<Questionnaire> found = instruments.questionnaires(form -> fits(given, form));
    return Fhir.searchset(page(found, query), query.projection(), uri, given);
  }

  /** Forms are few and in the order of the index: a page begins after the form of the cursor. */
  private static SearchPage page(List<Questionnaire> found, FhirQuery query) {
    if (query.projection().countsOnly()) {
      return SearchPage.count(found.size());
    }
    int from = query.page().cursor().map(at -> Math.toIntExact(at.number(0))).orElse(0);
    int to = Math.min(from + query.count(), found.size());
    String next = to < found.size() ? Cursor.of((long) to).encode() : null;
    return new SearchPage(
        found.subList(Math.min(from, to), to), List.of(), (long) found.size(), next);
  }

  private static boolean fits(MultivaluedMap<String, String> given, Questionnaire form) {
    return any(given, "_id", v -> v.equals(form.getIdPart()))
        && any(given, "url", v -> v.equals(form.getUrl()) || v.equals(versioned(form)))
        && any(given, "version", v -> v.equals(form.getVersion()))
        && any(given, "name", v -> lower(form.getName()).startsWith(lower(v)))
        && any(given, "title", v -> lower(form.getTitle()).startsWith(lower(v)))
        && any(given, "status", v -> isStatus(FhirSearch.token(v), form))
        && any(given, "code", v -> asks(FhirSearch.token(v), form));
  }

  private static boolean isStatus(FhirSearch.Token wanted, Questionnaire form) {
    return wanted.matches(form.getStatus().getSystem(), form.getStatus().toCode());
  }

  private static boolean asks(FhirSearch.Token wanted, Questionnaire form) {
    return form.getItem().stream()
        .flatMap(item -> item.getCode().stream())
        .anyMatch(code -> wanted.matches(code.getSystem(), code.getCode()));
  }

  /** Whether every value given for a parameter has an alternative that fits. */
  private static boolean any(
      MultivaluedMap<String, String> given, String parameter, Predicate<String> fits) {
    return given.getOrDefault(parameter, List.of()).stream()
        .allMatch(value -> FhirSearch.anyOf(value).stream().anyMatch(fits));
  }

  private static String versioned(Questionnaire form) {
    return form.getUrl() + "|" + form.getVersion();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
