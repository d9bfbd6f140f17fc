package health.trellis.notification.webhook;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.kit.identity.SmartScopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Topic-based subscriptions over FHIR, as the R5 backport describes them for R4. */
@Path("/fhir/r4/Subscription")
@RunOnVirtualThread
@RolesAllowed({Roles.SYSTEM, Roles.PROGRAM_ADMIN})
@Tag(name = "FHIR", description = "HL7 FHIR R4, US Core 6.1.0")
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
public class SubscriptionResource {
  static final String TYPE = "Subscription";
  private static final String EXAMPLE =
      """
      {"resourceType": "Subscription", "status": "requested", "reason": "Keep the chart in step",
       "criteria": "https://trellis.health/fhir/SubscriptionTopic/appointment-changed",
       "channel": {"type": "rest-hook", "endpoint": "https://ehr.example.org/trellis",
         "header": ["Authorization: Bearer secret-of-the-ehr"],
         "payload": "application/fhir+json"}}""";

  private static final String ACTIVE =
      """
      {"resourceType": "Parameters", "parameter": [{"name": "status", "valueCode": "active"}]}""";

  private final FhirSubscriptions subscriptions;
  private final CurrentUser user;

  SubscriptionResource(FhirSubscriptions subscriptions, CurrentUser user) {
    this.subscriptions = subscriptions;
    this.user = user;
  }

  @POST
  @Idempotent
  @Consumes({Fhir.JSON, MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Subscribe to a topic",
      description =
          "Topics: `patient-changed`, `episode-changed`, `appointment-changed`, "
              + "`attendance-recorded`, `questionnaire-answered`, `risk-assessed`, each under "
              + "`https://trellis.health/fhir/SubscriptionTopic/`. The endpoint gets a handshake "
              + "and, once it took that, bundles of type event-notification with ids only.")
  @APIResponse(responseCode = "201", description = "The Subscription, requested")
  @APIResponse(responseCode = "400", description = "It cannot be read")
  @APIResponse(responseCode = "422", description = "It asks for what we do not do")
  public Response create(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "ehr", value = EXAMPLE)))
          @Nullable String body) {
    SmartScopes.require(user, TYPE, SmartScopes.CREATE);
    FhirSubscriptions.Kept made = subscriptions.create(body == null ? "" : body);
    return Fhir.created(made.resource(), made.version());
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "Read a Subscription", description = "The caller's own.")
  @APIResponse(responseCode = "200", description = "The Subscription")
  @APIResponse(responseCode = "404", description = "The caller has no such Subscription")
  public Response read(@PathParam("id") UUID id) {
    SmartScopes.require(user, TYPE, SmartScopes.READ);
    FhirSubscriptions.Kept kept = subscriptions.read(id);
    return Fhir.ok(kept.resource(), kept.version());
  }

  @PUT
  @Path("/{id}")
  @Transactional
  @Consumes({Fhir.JSON, MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Update a Subscription",
      description =
          "It is requested again, and the endpoint gets a new handshake; with status `off` it "
              + "rests. `If-Match` carries the version that was read.")
  @APIResponse(responseCode = "200", description = "The Subscription as it is now")
  @APIResponse(responseCode = "412", description = "It was changed meanwhile")
  @APIResponse(responseCode = "422", description = "It asks for what we do not do")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response update(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "ehr", value = EXAMPLE)))
          @Nullable String body) {
    SmartScopes.require(user, TYPE, SmartScopes.UPDATE);
    FhirSubscriptions.Kept kept = subscriptions.update(id, ifMatch, body == null ? "" : body);
    return Fhir.ok(kept.resource(), kept.version());
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "End a Subscription", description = "With what still waits.")
  @APIResponse(responseCode = "204", description = "It has ended")
  @APIResponse(responseCode = "404", description = "The caller has no such Subscription")
  public void delete(@PathParam("id") UUID id) {
    SmartScopes.require(user, TYPE, SmartScopes.DELETE);
    subscriptions.delete(id);
  }

  @GET
  @Path("/{id}/$status")
  @Operation(
      summary = "Ask how a Subscription stands",
      description = "With the number of events so far, by which a client sees what it missed.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle with the status")
  @APIResponse(responseCode = "404", description = "The caller has no such Subscription")
  public Response status(@PathParam("id") UUID id) {
    SmartScopes.require(user, TYPE, SmartScopes.READ);
    return Fhir.ok(subscriptions.status(id));
  }

  @GET
  @Path("/$status")
  @Operation(
      summary = "Ask how Subscriptions stand",
      description =
          "The caller's own, all or those of `id` and `status`, each of which may be given several "
              + "times. An id that is not the caller's is passed over.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle with a status of each")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response statusOfType(@Context UriInfo uri) {
    SmartScopes.require(user, TYPE, SmartScopes.READ);
    return Fhir.ok(subscriptions.status(uri.getQueryParameters()));
  }

  @POST
  @Path("/$status")
  @Idempotent
  @Consumes({Fhir.JSON, MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Ask how Subscriptions stand, by Parameters",
      description = "As by GET: parameters `id` and `status`. Changes nothing.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle with a status of each")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response statusByParameters(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "all", value = ACTIVE)))
          @Nullable String body) {
    SmartScopes.require(user, TYPE, SmartScopes.READ);
    return Fhir.ok(subscriptions.status(SubscriptionFhir.parameters(body == null ? "" : body)));
  }

  @GET
  @Operation(
      summary = "Search Subscriptions",
      description = "The caller's own, by `url`, `status`, `_id`, alone or together.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response search(@Context UriInfo uri) {
    return answer(uri.getQueryParameters(), uri);
  }

  @POST
  @Path("/_search")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(summary = "Search Subscriptions by a form", description = "As by GET.")
  @APIResponse(responseCode = "200", description = "A searchset Bundle")
  @APIResponse(responseCode = "400", description = "A parameter is unknown or cannot be read")
  public Response searchByForm(MultivaluedMap<String, String> form, @Context UriInfo uri) {
    return answer(form, uri);
  }

  private Response answer(MultivaluedMap<String, String> given, UriInfo uri) {
    SmartScopes.require(user, TYPE, SmartScopes.SEARCH);
    return Fhir.searchset(subscriptions.search(given), null, uri, given, null);
  }
}
