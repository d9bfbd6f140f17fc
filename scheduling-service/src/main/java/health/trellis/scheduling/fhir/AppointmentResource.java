package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.Includes;
import health.trellis.kit.fhir.SearchPage;
import health.trellis.kit.http.Page;
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
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Resource;

/** Appointment over FHIR. */
@Path("/fhir/r4/Appointment")
@RunOnVirtualThread
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
@Tag(name = "FHIR Appointment", description = "A patient's place in a session")
public class AppointmentResource {
  private static final String TYPE = "Appointment";
  private static final Map<String, String> STATUSES =
      Map.of(
          "booked", "(b.status = 'BOOKED' and s.status = 'SCHEDULED' and a.status is null)",
          "cancelled", "(b.status = 'CANCELLED' or s.status = 'CANCELLED')",
          "fulfilled", "(b.status = 'BOOKED' and a.status in ('ATTENDED', 'LATE', 'LEFT_EARLY'))",
          "noshow", "(b.status = 'BOOKED' and a.status in ('NO_SHOW', 'EXCUSED'))");

  static final Set<String> INCLUDES = Set.of("actor", "patient", "practitioner", "location");
  static final String ENCOUNTERS = "Encounter:appointment";

  private final PlaceSearch places;
  private final Catalogue catalogue;
  private final CurrentUser user;

  AppointmentResource(PlaceSearch places, Catalogue catalogue, CurrentUser user) {
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
      summary = "Read an appointment",
      description = "With the patient, the clinician and the room; never with others of a group.")
  @APIResponse(responseCode = "200", description = "The resource")
  @APIResponse(responseCode = "404", description = "OperationOutcome: none for the caller")
  public Response read(@PathParam("id") String id) {
    SmartScopes.require(user, TYPE, SmartScopes.READ);
    BookedSession place = places.read(id, TYPE);
    return Fhir.ok(resource(place, places.protectedAmong(List.of(place))));
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
      summary = "Search Appointment",
      description =
          "By patient, practitioner, actor, location, date, status, service-type and _lastUpdated, in"
              + " order of start; with _include and _revinclude=Encounter:appointment.")
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
      summary = "Search Appointment by POST",
      description = "The same search, without parameters in the URL.")
  @APIResponse(responseCode = "200", description = "Bundle (searchset)")
  public Response searchByPost(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return search(form, uri);
  }

  private Response search(MultivaluedMap<String, String> given, UriInfo uri) {
    SmartScopes.require(user, TYPE, SmartScopes.SEARCH);
    FhirQuery query = PlaceQuery.of(given, PlaceQuery.APPOINTMENT, STATUSES);
    Includes includes = Includes.of(query, TYPE, INCLUDES, Set.of(ENCOUNTERS));
    return Fhir.searchset(page(query, includes), query.projection(), uri, given);
  }

  private SearchPage page(FhirQuery query, Includes includes) {
    if (query.projection().countsOnly()) {
      return SearchPage.count(places.count(query));
    }
    Page<BookedSession> found = places.find(query, TYPE);
    Set<UUID> guarded = places.protectedAmong(found.items());
    List<Appointment> matches =
        found.items().stream().map(place -> resource(place, guarded)).toList();
    List<Resource> more = new ArrayList<>(catalogue.byIds(includes.wanted(matches)));
    if (includes.reverse(ENCOUNTERS)) {
      Map<UUID, UUID> episodes = places.episodesOf(found.items());
      found.items().stream()
          .filter(EncounterFhir::isOne)
          .forEach(place -> more.add(EncounterFhir.of(place, guarded, episodes)));
    }
    return new SearchPage(matches, more, null, found.next());
  }

  private static Appointment resource(BookedSession place, Set<UUID> guarded) {
    return AppointmentFhir.of(place, guarded.contains(place.booking().patientId()));
  }
}
