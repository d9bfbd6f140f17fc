package health.trellis.patient.fhir;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
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

/**
 * Reading and searching one FHIR resource type over HTTP: the same for all. People are bound by
 * role and relationship, EHR clients by their SMART scopes too.
 */
@Tag(name = "FHIR", description = "HL7 FHIR R4, US Core 6.1.0")
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
public abstract class FhirEndpoint {
  private final FhirStore store;
  private final FhirInteractions interactions;

  /** An endpoint of a resource type. */
  protected FhirEndpoint(FhirStore store, FhirInteractions interactions) {
    this.store = store;
    this.interactions = interactions;
  }

  /** Reads a resource. */
  @GET
  @Path("/{id}")
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
  @Operation(
      summary = "Read a FHIR resource",
      description =
          "With its version as weak ETag; `_summary` and `_elements` cut it. Part 2 records carry"
              + " labels and the notice.")
  @APIResponse(responseCode = "200", description = "The resource")
  @APIResponse(responseCode = "404", description = "No such resource, or not for the caller")
  public Response read(@PathParam("id") UUID id, @Context UriInfo uri) {
    return interactions.read(store, id, uri.getQueryParameters());
  }

  /** Reads a former version. */
  @GET
  @Path("/{id}/_history/{version}")
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
  @Operation(
      summary = "Read a version of a FHIR resource",
      description = "As it was, for whom the present version is for.")
  @APIResponse(responseCode = "200", description = "The resource as it was")
  @APIResponse(responseCode = "404", description = "No such version, or not for the caller")
  public Response version(@PathParam("id") UUID id, @PathParam("version") long version) {
    return interactions.version(store, id, version);
  }

  /** Lists the versions. */
  @GET
  @Path("/{id}/_history")
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
  @Operation(
      summary = "List the versions of a FHIR resource",
      description = "A history Bundle, newest first, in pages of `_count`.")
  @APIResponse(responseCode = "200", description = "A history Bundle")
  @APIResponse(responseCode = "404", description = "No such resource, or not for the caller")
  public Response history(@PathParam("id") UUID id, @Context UriInfo uri) {
    return interactions.history(store, id, uri.getQueryParameters());
  }

  /** Searches by the query. */
  @GET
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
  @Operation(
      summary = "Search FHIR resources",
      description =
          "By the parameters that the CapabilityStatement lists, alone or together, with"
              + " `_lastUpdated`, `_include`, `_revinclude=Provenance:target`, `_summary`,"
              + " `_elements` and `_count`; unknown ones: 400.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response search(@Context UriInfo uri) {
    return interactions.search(store, uri.getQueryParameters(), uri);
  }

  /** Searches by a form, which keeps what is searched for out of URLs. */
  @POST
  @Idempotent
  @Path("/_search")
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.SYSTEM
  })
  @Operation(
      summary = "Search FHIR resources by a form",
      description = "The parameters of the search in a body, so that they stand in no log of URLs.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response searchByForm(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return interactions.search(store, form, uri);
  }
}
