package health.trellis.notification.webhook;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What became of a subscription's events. */
@Path("/api/v1/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "Events by HTTP, signed as Standard Webhooks describe")
@RunOnVirtualThread
@RolesAllowed({Roles.SYSTEM, Roles.PROGRAM_ADMIN})
public class DeliveryResource {
  static final String TEST_EVENT = "health.trellis.webhook.tested.v1";

  private final Subscriptions webhooks;
  private final Webhooks deliveries;
  private final DeliveryLog log;
  private final CurrentUser user;
  private final Clock clock;

  DeliveryResource(
      Subscriptions webhooks, Webhooks deliveries, DeliveryLog log, CurrentUser user, Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.log = log;
    this.user = user;
    this.clock = clock;
  }

  @GET
  @Path("/deliveries")
  @Operation(summary = "List deliveries", description = "Newest first, with what came of them.")
  @APIResponse(responseCode = "200", description = "A page of deliveries")
  public RestResponse<Page<WebhookDto.Delivery>> list(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    own(id);
    return Pages.response(log.list(id, page), uri);
  }

  @GET
  @Path("/deliveries/{deliveryId}")
  @Operation(summary = "Read a delivery", description = "With every try of it, oldest first.")
  @APIResponse(responseCode = "200", description = "The delivery")
  @APIResponse(responseCode = "404", description = "The subscription has no such delivery")
  public WebhookDto.Delivery read(
      @PathParam("id") UUID id, @PathParam("deliveryId") UUID deliveryId) {
    own(id);
    return log.find(id, deliveryId).orElseThrow(() -> Refusal.notFound("delivery"));
  }

  @POST
  @Path("/deliveries/{deliveryId}/redeliver")
  @Idempotent
  @Operation(summary = "Deliver again", description = "With the same webhook-id as before.")
  @APIResponse(responseCode = "202", description = "It is queued")
  @APIResponse(responseCode = "404", description = "The subscription has no such delivery")
  public Response redeliver(@PathParam("id") UUID id, @PathParam("deliveryId") UUID deliveryId) {
    own(id);
    if (!log.requeue(id, deliveryId, clock.instant())) {
      throw Refusal.notFound("delivery");
    }
    deliveries.wake(deliveryId);
    return Response.accepted().build();
  }

  @POST
  @Path("/test")
  @Idempotent
  @Operation(
      summary = "Send a test event",
      description =
          "Of type `health.trellis.webhook.tested.v1`, about nobody, signed as all are. Its fate is "
              + "in the list of deliveries.")
  @APIResponse(responseCode = "202", description = "It is queued")
  public Response test(@PathParam("id") UUID id) {
    Webhook webhook = own(id);
    deliveries.queue(webhook, Ids.next(), TEST_EVENT, null, clock.instant());
    return Response.accepted().build();
  }

  private Webhook own(UUID id) {
    return webhooks.own(id, user.subject());
  }
}
