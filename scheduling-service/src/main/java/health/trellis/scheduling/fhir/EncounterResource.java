package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hl7.fhir.r4.model.Encounter;

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

  private final PlaceSearch places;
  private final CurrentUser user;

  EncounterResource(PlaceSearch places, CurrentUser user) {
    this.places = places;
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
    if (place.attendance() == null || !FhirCodes.present(place.attendance().status())) {
      throw Refusal.notFound(TYPE);
    }
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
      summary = "Search Encounter",
      description = "By _id, patient, practitioner, location, date and status, in order of start.")
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

  private Response search(MultivaluedMap<String, String> parameters, UriInfo uri) {
    SmartScopes.require(user, TYPE, SmartScopes.SEARCH);
    PageRequest page = FhirPage.of(parameters);
    Page<BookedSession> found =
        places.find(new PlaceParameters(parameters, STATUSES), PRESENT, page, TYPE);
    Set<UUID> guarded = places.protectedAmong(found.items());
    List<Encounter> matches = found.items().stream().map(p -> resource(p, guarded)).toList();
    return Fhir.searchset(matches, null, uri, parameters, found.next());
  }

  private static Encounter resource(BookedSession place, Set<UUID> guarded) {
    return EncounterFhir.of(place, guarded.contains(place.booking().patientId()));
  }
}
