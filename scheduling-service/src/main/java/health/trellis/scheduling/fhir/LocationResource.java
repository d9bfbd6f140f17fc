package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.Fhir;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hl7.fhir.r4.model.Location;

/** Location over FHIR. */
@Path("/fhir/r4/Location")
@RunOnVirtualThread
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
@Tag(name = "FHIR Location", description = "Sites and their rooms")
public class LocationResource {
  private static final String TYPE = "Location";

  private final CatalogueFhir catalogue;
  private final CurrentUser user;

  LocationResource(CatalogueFhir catalogue, CurrentUser user) {
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
    Roles.AUDITOR,
    Roles.SYSTEM
  })
  @Operation(summary = "Read a Location", description = "Sites and their rooms.")
  @APIResponse(responseCode = "200", description = "The resource")
  @APIResponse(responseCode = "404", description = "OperationOutcome: there is none")
  public Response read(@PathParam("id") String id) {
    SmartScopes.require(user, TYPE, SmartScopes.READ);
    return Fhir.ok(catalogue.location(id));
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
    Roles.AUDITOR,
    Roles.SYSTEM
  })
  @Operation(summary = "Search Location", description = "By _id and name.")
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
    Roles.AUDITOR,
    Roles.SYSTEM
  })
  @Operation(summary = "Search Location by POST", description = "The same search, in a form.")
  @APIResponse(responseCode = "200", description = "Bundle (searchset)")
  public Response searchByPost(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return search(form, uri);
  }

  private Response search(MultivaluedMap<String, String> parameters, UriInfo uri) {
    SmartScopes.require(user, TYPE, SmartScopes.SEARCH);
    CatalogueFhir.Found<Location> found = catalogue.locations(new CatalogueParameters(parameters));
    return Fhir.searchset(found.matches(), null, uri, parameters, found.next());
  }
}
