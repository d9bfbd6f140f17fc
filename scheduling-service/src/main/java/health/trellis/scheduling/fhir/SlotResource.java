package health.trellis.scheduling.fhir;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.Includes;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Slot over FHIR: clinicians' working hours, cut into slots. */
@Path("/fhir/r4/Slot")
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
@Tag(name = "FHIR catalogue", description = "Who, where and what: FHIR resources of no patient")
public class SlotResource {
  static final Set<String> PARAMETERS = Set.of("schedule", "start", "status");
  static final Set<String> INCLUDES = Set.of("schedule");
  private static final String TYPE = "Slot";

  private final SlotFhir slots;
  private final CurrentUser user;

  SlotResource(SlotFhir slots, CurrentUser user) {
    this.slots = slots;
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
    SmartScopes.require(user, TYPE, SmartScopes.READ);
    return Fhir.ok(slots.read(id));
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
      description =
          "By schedule (or _id), start, status and _lastUpdated, in order of start; two weeks from"
              + " now on when no start is given. A slot is as long as the program's individual sessions.")
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
    SmartScopes.require(user, TYPE, SmartScopes.SEARCH);
    FhirQuery query = new FhirQuery(given, PARAMETERS);
    Includes includes = Includes.of(query, TYPE, INCLUDES, Set.of());
    return Fhir.searchset(slots.search(query, includes), query.projection(), uri, given);
  }
}
