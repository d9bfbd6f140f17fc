package health.trellis.scheduling.fhir;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading and searching a type of the catalogue over HTTP: the same for all of them. */
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
@Tag(name = "FHIR catalogue", description = "Who, where and what: FHIR resources of no patient")
public abstract class CatalogueEndpoint {
  private final String type;
  private final Catalogue catalogue;
  private final CurrentUser user;

  CatalogueEndpoint(String type, Catalogue catalogue, CurrentUser user) {
    this.type = type;
    this.catalogue = catalogue;
    this.user = user;
  }

  @GET
  @Path("{id}")
  @RunOnVirtualThread
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
  @Operation(summary = "Read a FHIR resource", description = "Open to all who are signed in.")
  @APIResponse(responseCode = "200", description = "The resource")
  @APIResponse(responseCode = "404", description = "OperationOutcome: there is none")
  public Response read(@PathParam("id") String id) {
    SmartScopes.require(user, type, SmartScopes.READ);
    return Fhir.ok(catalogue.read(type, id));
  }

  @GET
  @RunOnVirtualThread
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
  @Operation(
      summary = "Search FHIR resources",
      description = "By the parameters that the CapabilityStatement lists; unknown ones: 400.")
  @APIResponse(responseCode = "200", description = "Bundle (searchset)")
  @APIResponse(responseCode = "400", description = "OperationOutcome: an unknown parameter")
  public Response search(@Context UriInfo uri) {
    return search(uri.getQueryParameters(), uri);
  }

  @POST
  @Path("_search")
  @RunOnVirtualThread
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
  @Operation(summary = "Search FHIR resources by a form", description = "The same search.")
  @APIResponse(responseCode = "200", description = "Bundle (searchset)")
  @APIResponse(responseCode = "400", description = "OperationOutcome: an unknown parameter")
  public Response searchByPost(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return search(form, uri);
  }

  private Response search(MultivaluedMap<String, String> given, UriInfo uri) {
    SmartScopes.require(user, type, SmartScopes.SEARCH);
    FhirQuery query = new FhirQuery(given, catalogue.parametersOf(type));
    return Fhir.searchset(catalogue.search(type, query), query.projection(), uri, given);
  }
}
