package health.trellis.patient.fhir;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * A resource type that EHRs and staff also write over HTTP: create and update, also by criteria.
 */
public abstract class WritableFhirEndpoint extends FhirEndpoint {
  private static final String EXAMPLE =
      """
      {"resourceType":"Condition",
       "clinicalStatus":{"coding":[{
        "system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
       "category":[{"coding":[{
        "system":"http://terminology.hl7.org/CodeSystem/condition-category",
        "code":"encounter-diagnosis"}]}],
       "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"F33.1"}]},
       "subject":{"reference":"Patient/0197a000-0000-7000-8000-000000000301"}}
      """;

  private final FhirWriter store;
  private final FhirInteractions interactions;

  /** An endpoint of a resource type. */
  protected WritableFhirEndpoint(FhirWriter store, FhirInteractions interactions) {
    super(store, interactions);
    this.store = store;
    this.interactions = interactions;
  }

  /** Creates a resource. */
  @POST
  @Idempotent
  @RunOnVirtualThread
  @Consumes({Fhir.JSON, MediaType.APPLICATION_JSON})
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN, Roles.SYSTEM})
  @Operation(
      summary = "Create a FHIR resource",
      description =
          "Under an id of Trellis. With `If-None-Exist: <search>` only where nothing matches: one"
              + " match is answered as it is, several with 412.")
  @APIResponse(responseCode = "200", description = "It was there: the resource that matches")
  @APIResponse(responseCode = "201", description = "The resource, with Location and ETag")
  @APIResponse(responseCode = "400", description = "Not FHIR; the outcome names the element")
  @APIResponse(responseCode = "412", description = "Several match")
  @APIResponse(responseCode = "422", description = "A rule is broken; the outcome names it")
  public Response create(
      @HeaderParam("If-None-Exist") @Nullable String ifNoneExist,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Fhir.JSON,
                      examples = @ExampleObject(name = "resource", value = EXAMPLE)))
          String body) {
    return interactions.create(store, body, ifNoneExist);
  }

  /** Updates a resource. */
  @PUT
  @Path("/{id}")
  @RunOnVirtualThread
  @Consumes({Fhir.JSON, MediaType.APPLICATION_JSON})
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN, Roles.SYSTEM})
  @Operation(
      summary = "Update a FHIR resource",
      description = "The version that is edited stands in If-Match. Former versions are kept.")
  @APIResponse(responseCode = "200", description = "The new version")
  @APIResponse(responseCode = "404", description = "No such resource, or not for the caller")
  @APIResponse(responseCode = "412", description = "Another version came in between")
  @APIResponse(responseCode = "422", description = "A rule is broken; the outcome names it")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response update(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Fhir.JSON,
                      examples = @ExampleObject(name = "resource", value = EXAMPLE)))
          String body) {
    return interactions.update(store, id, body, ifMatch);
  }

  /** Updates the resource that a search finds. */
  @PUT
  @RunOnVirtualThread
  @Consumes({Fhir.JSON, MediaType.APPLICATION_JSON})
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN, Roles.SYSTEM})
  @Operation(
      summary = "Update the FHIR resource that matches",
      description = "The one that the query finds; created where there is none.")
  @APIResponse(responseCode = "200", description = "The new version")
  @APIResponse(responseCode = "201", description = "Nothing matched: it was created")
  @APIResponse(responseCode = "412", description = "Several match")
  @APIResponse(responseCode = "422", description = "A rule is broken; the outcome names it")
  public Response updateMatching(
      @Context UriInfo uri,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Fhir.JSON,
                      examples = @ExampleObject(name = "resource", value = EXAMPLE)))
          String body) {
    return interactions.updateMatching(store, uri.getQueryParameters(), body, ifMatch);
  }
}
