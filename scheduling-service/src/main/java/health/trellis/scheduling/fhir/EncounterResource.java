package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.Includes;
import health.trellis.kit.fhir.SearchPage;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.kit.identity.SmartScopes;
import health.trellis.scheduling.booking.BookedSession;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;

/** Encounter over FHIR. */
@Path("/fhir/r4/Encounter")
@RunOnVirtualThread
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
@Tag(name = "FHIR Encounter", description = "A session that a patient was at")
public class EncounterResource {
  private static final String TYPE = "Encounter";
  private static final String PRESENT =
      "b.status = 'BOOKED' and a.status in ('ATTENDED', 'LATE', 'LEFT_EARLY')";
  private static final Map<String, String> STATUSES = Map.of("finished", "1 = 1");

  static final Set<String> INCLUDES =
      Set.of("patient", "practitioner", "location", "appointment", "episode-of-care");

  private final PlaceSearch places;
  private final Catalogue catalogue;
  private final CurrentUser user;

  EncounterResource(PlaceSearch places, Catalogue catalogue, CurrentUser user) {
    this.places = places;
    this.catalogue = catalogue;
    this.user = user;
  }

  @GET
  @Path("{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING,
    Roles.SYSTEM
  })
  @Operation(
      summary = "Read an encounter",
      description = "There is one for each session that the patient was at.")
  @APIResponse(responseCode = "200", description = "The resource")
  @APIResponse(responseCode = "404", description = "OperationOutcome: none for the caller")
  public Response read(@PathParam("id") String id) {
    SmartScopes.require(user, TYPE, SmartScopes.READ);
    BookedSession place = places.read(id, TYPE);
    if (!EncounterFhir.isOne(place)) {
      throw Refusal.notFound(TYPE);
    }
    List<BookedSession> one = List.of(place);
    return Fhir.ok(EncounterFhir.of(place, places.protectedAmong(one), places.episodesOf(one)));
  }

  @GET
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING,
    Roles.SYSTEM
  })
  @Operation(
      summary = "Search Encounter",
      description =
          "By patient, practitioner, location, date, status, class, type, appointment,"
              + " episode-of-care and _lastUpdated, in order of start; with _include.")
  @APIResponse(responseCode = "200", description = "Bundle (searchset)")
  @APIResponse(responseCode = "400", description = "OperationOutcome: an unknown parameter")
  public Response search(@Context UriInfo uri) {
    return search(uri.getQueryParameters(), uri);
  }

  @POST
  @Path("_search")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING,
    Roles.SYSTEM
  })
  @Operation(
      summary = "Search Encounter by POST",
      description = "The same search, without parameters in the URL.")
  @APIResponse(responseCode = "200", description = "Bundle (searchset)")
  public Response searchByPost(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return search(form, uri);
  }

  private Response search(MultivaluedMap<String, String> given, UriInfo uri) {
    SmartScopes.require(user, TYPE, SmartScopes.SEARCH);
    FhirQuery query = PlaceQuery.of(given, PlaceQuery.ENCOUNTER, STATUSES);
    query.and(PRESENT);
    Includes includes = Includes.of(query, TYPE, INCLUDES, Set.of());
    return Fhir.searchset(page(query, includes), query.projection(), uri, given);
  }

  private SearchPage page(FhirQuery query, Includes includes) {
    if (query.projection().countsOnly()) {
      return SearchPage.count(places.count(query));
    }
    Page<BookedSession> found = places.find(query, TYPE);
    Set<UUID> guarded = places.protectedAmong(found.items());
    Map<UUID, UUID> episodes = places.episodesOf(found.items());
    List<Encounter> matches =
        found.items().stream().map(p -> EncounterFhir.of(p, guarded, episodes)).toList();
    Map<String, Set<String>> wanted = includes.wanted(matches);
    List<Resource> more = new ArrayList<>(catalogue.byIds(wanted));
    Set<String> appointments = wanted.getOrDefault("Appointment", Set.of());
    found.items().stream()
        .filter(p -> appointments.contains(p.booking().id().toString()))
        .forEach(p -> more.add(AppointmentFhir.of(p, guarded.contains(p.booking().patientId()))));
    return new SearchPage(matches, more, null, found.next());
  }
}
