package health.trellis.patient.fhir;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.fhir.SearchPage;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.kit.identity.SmartScopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hl7.fhir.r4.model.Provenance;

/** Who made which version of what: read, and search by target. */
@Path("/fhir/r4/Provenance")
@Tag(name = "FHIR", description = "HL7 FHIR R4, US Core 6.1.0")
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
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
public class ProvenanceResource {
  private static final String TYPE = "Provenance";

  private final Instance<FhirStore> stores;
  private final ResourceVersions versions;
  private final CurrentUser user;

  ProvenanceResource(@Any Instance<FhirStore> stores, ResourceVersions versions, CurrentUser user) {
    this.stores = stores;
    this.versions = versions;
    this.user = user;
  }

  /** Reads one. */
  @GET
  @Path("/{id}")
  @Transactional
  @Operation(
      summary = "Read a Provenance",
      description = "For whom the resource is that it is about.")
  @APIResponse(responseCode = "200", description = "The Provenance")
  @APIResponse(responseCode = "404", description = "No such Provenance, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    SmartScopes.require(user, TYPE, SmartScopes.READ);
    ResourceVersions.Kept kept =
        versions.byProvenance(id).orElseThrow(() -> Refusal.notFound(TYPE));
    store(kept.type()).read(kept.resourceId());
    return Fhir.ok(ProvenanceFhir.of(kept), 1);
  }

  /** Searches by target. */
  @GET
  @Transactional
  @Operation(
      summary = "Search Provenance",
      description =
          "By `target`, as Type/id; several of one type are separated by commas; with `_id`,"
              + " `_lastUpdated`, `_summary` and `_elements`.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "The target is missing or cannot be read")
  public Response search(@Context UriInfo uri) {
    return answer(uri.getQueryParameters(), uri);
  }

  /** Searches by a form. */
  @POST
  @Idempotent
  @Path("/_search")
  @Transactional
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(
      summary = "Search Provenance by a form",
      description = "As by GET, with the parameters in no log of URLs.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "The target is missing or cannot be read")
  public Response searchByForm(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return answer(form, uri);
  }

  private Response answer(MultivaluedMap<String, String> given, UriInfo uri) {
    SmartScopes.require(user, TYPE, SmartScopes.SEARCH);
    FhirQuery query = new FhirQuery(given, Set.of("target"));
    if (query.has("_include") || query.has("_revinclude")) {
      throw Refusal.badRequest("_include", "unknown-include", "Nothing comes along with these.");
    }
    List<String> targets = FhirSearch.anyOf(query.one("target").orElse(null));
    Set<String> types =
        targets.stream().map(t -> t.replaceFirst("/.*", "")).collect(Collectors.toSet());
    if (types.size() != 1) {
      throw Refusal.badRequest("target", "target", "Name what it is about: one type, as Type/id.");
    }
    FhirStore store = store(types.iterator().next());
    MultivaluedHashMap<String, String> ids = new MultivaluedHashMap<>();
    ids.add(
        "_id",
        targets.stream().map(t -> t.replaceFirst(".*/", "")).collect(Collectors.joining(",")));
    List<Provenance> found =
        versions
            .provenanceOf(store.search(new FhirQuery(ids, store.parameters())).resources())
            .stream()
            .filter(provenance -> asked(provenance, query))
            .toList();
    SearchPage page =
        query.projection().countsOnly()
            ? SearchPage.count(found.size())
            : new SearchPage(found, List.of(), null, null);
    return Fhir.searchset(page, query.projection(), uri, given);
  }

  private static boolean asked(Provenance provenance, FhirQuery query) {
    Instant recorded = provenance.getRecorded().toInstant();
    return query.all("_lastUpdated").stream()
            .allMatch(value -> FhirSearch.date("_lastUpdated", value).matches(recorded))
        && query.all("_id").stream()
            .allMatch(ids -> FhirSearch.anyOf(ids).contains(provenance.getIdPart()));
  }

  private FhirStore store(String type) {
    return stores.stream()
        .filter(store -> store.type().equals(type))
        .findFirst()
        .orElseThrow(
            () -> Refusal.badRequest("target", "type", "No provenance of this type is kept here."));
  }
}
