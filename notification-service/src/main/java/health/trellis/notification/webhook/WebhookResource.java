package health.trellis.notification.webhook;

import health.trellis.event.EventCatalog;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Subscriptions of EHRs (their own patients) and of program admins (everything). */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "Events by HTTP, signed as Standard Webhooks describe")
@RunOnVirtualThread
@RolesAllowed({Roles.SYSTEM, Roles.PROGRAM_ADMIN})
public class WebhookResource {
  private static final Set<String> TYPES =
      EventCatalog.events().stream().map(EventCatalog::type).collect(Collectors.toSet());

  /** Long enough to bring a new secret to all copies of a subscriber. */
  private static final Duration BOTH_SECRETS = Duration.ofDays(1);

  private final Subscriptions webhooks;
  private final Webhooks deliveries;
  private final WebhookAddress addresses;
  private final CurrentUser user;
  private final Clock clock;

  WebhookResource(
      Subscriptions webhooks,
      Webhooks deliveries,
      WebhookAddress addresses,
      CurrentUser user,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.addresses = addresses;
    this.user = user;
    this.clock = clock;
  }

  @POST
  @Idempotent
  @Operation(
      summary = "Subscribe to events",
      description =
          "The answer holds the secret, once. An EHR hears of the patients that it may see; bodies "
              + "carry ids only.")
  @APIResponse(
      responseCode = "201",
      description = "The subscription with its secret",
      content = @Content(schema = @Schema(implementation = WebhookDto.class)))
  @APIResponse(responseCode = "422", description = "The URL or an event type is not allowed")
  public Response subscribe(@NotNull @Valid WebhookDto.NewWebhook wanted) {
    addresses.check(wanted.url(), "/url");
    if (!TYPES.containsAll(wanted.eventTypes())) {
      throw Refusal.invalid(
          "/eventTypes",
          "unknown-code",
          "There is such a type only if the event catalog lists it.");
    }
    Webhook webhook = Webhook.of(user, wanted.url(), wanted.eventTypes(), null, clock.instant());
    webhooks.insert(webhook);
    return Response.created(URI.create("/api/v1/webhooks/" + webhook.id()))
        .entity(WebhookDto.of(webhook, true))
        .build();
  }

  @GET
  @Operation(summary = "List subscriptions", description = "The caller's own, newest first.")
  @APIResponse(
      responseCode = "200",
      description = "A page of subscriptions",
      content = @Content(schema = @Schema(implementation = Page.class)))
  public RestResponse<Page<WebhookDto>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(
        webhooks.of(user.subject(), page).map(webhook -> WebhookDto.of(webhook, false)), uri);
  }

  @POST
  @Path("/{id}/rotate-secret")
  @Idempotent
  @Operation(
      summary = "Rotate the secret",
      description = "Deliveries carry signatures of both secrets for a day.")
  @APIResponse(responseCode = "200", description = "The subscription with its new secret")
  public WebhookDto rotate(@PathParam("id") UUID id) {
    own(id);
    webhooks.rotate(id, WebhookSignature.newSecret(), clock.instant().plus(BOTH_SECRETS));
    return WebhookDto.of(own(id), true);
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "End a subscription", description = "With its deliveries.")
  @APIResponse(responseCode = "204", description = "It has ended")
  public void delete(@PathParam("id") UUID id) {
    own(id);
    webhooks.delete(id);
  }

  @POST
  @Path("/{id}/pause")
  @Idempotent
  @Operation(
      summary = "Pause a subscription",
      description = "Events wait, for up to four days each, until it is resumed.")
  @APIResponse(responseCode = "200", description = "The subscription")
  public WebhookDto pause(@PathParam("id") UUID id) {
    own(id);
    webhooks.pause(id, Webhook.Pause.OWNER);
    return WebhookDto.of(own(id), false);
  }

  @POST
  @Path("/{id}/resume")
  @Idempotent
  @Operation(
      summary = "Resume a subscription",
      description = "What waited is delivered now, also where we paused it because it failed.")
  @APIResponse(responseCode = "200", description = "The subscription")
  public WebhookDto resume(@PathParam("id") UUID id) {
    own(id);
    deliveries.resume(id);
    return WebhookDto.of(own(id), false);
  }

  private Webhook own(UUID id) {
    return webhooks.own(id, user.subject());
  }
}
