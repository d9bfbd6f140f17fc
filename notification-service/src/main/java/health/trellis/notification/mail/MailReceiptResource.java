package health.trellis.notification.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.notification.delivery.MailReceipts;
import health.trellis.notification.delivery.ReceiptBody;
import health.trellis.notification.webhook.WebhookSignature;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where mail that comes back is told. A signature stands in for a token. */
@Path("/api/v1/notifications/receipts")
@Tag(name = "Receipts", description = "Where providers report what became of messages")
@RunOnVirtualThread
@PermitAll
public class MailReceiptResource {
  private static final int LONGEST = 200_000;
  private static final String REPORT =
      """
      Content-Type: message/delivery-status

      Final-Recipient: rfc822; maria@example.org
      Action: failed
      Status: 5.1.1

      Message-ID: <0197a000-0000-7000-8000-000000000904@trellis>
      """;
  private static final String EVENTS =
      """
      [{"event": "bounce", "type": "bounce", "status": "5.1.1", "email": "maria@example.org",
        "smtp-id": "<0197a000-0000-7000-8000-000000000904@trellis>"}]""";

  /** What a provider did not even try, because the address had failed before. */
  private static final Set<String> KNOWN_TO_FAIL = Set.of("Bounced Address", "Invalid");

  private final MailReceipts receipts;
  private final ObjectMapper json;
  private final Clock clock;
  private final Optional<String> secret;
  private final Optional<String> sendGridKey;

  MailReceiptResource(
      MailReceipts receipts,
      ObjectMapper json,
      Clock clock,
      @ConfigProperty(name = "trellis.mail.reports.secret") Optional<String> secret,
      @ConfigProperty(name = "trellis.mail.sendgrid.public-key") Optional<String> sendGridKey) {
    this.receipts = receipts;
    this.json = json;
    this.clock = clock;
    this.secret = secret;
    this.sendGridKey = sendGridKey;
  }

  @POST
  @Path("/mail")
  @Idempotent
  @SecurityRequirements
  @Consumes({"message/rfc822", MediaType.TEXT_PLAIN})
  @Operation(
      summary = "Take a mail that came back",
      description =
          "A delivery status notification (RFC 3464) as the mail server hands it on, signed as "
              + "Standard Webhooks describe. What is none, or is about a mail that is not ours, "
              + "changes nothing.")
  @APIResponse(responseCode = "204", description = "It is taken")
  @APIResponse(responseCode = "403", description = "The signature is not right, or is old")
  public void report(
      @HeaderParam("webhook-id") @Nullable String id,
      @HeaderParam("webhook-timestamp") @Nullable String timestamp,
      @HeaderParam("webhook-signature") @Nullable String signature,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "bounce", value = REPORT)))
          @NotNull
          @Size(max = LONGEST)
          String mail) {
    boolean genuine =
        secret
            .filter(
                known ->
                    WebhookSignature.isGenuine(
                        known, id, timestamp, mail, signature, clock.instant()))
            .isPresent();
    if (!genuine) {
      throw Refusal.forbidden("The signature is not the mail server's.");
    }
    DeliveryReport.read(mail)
        .filter(DeliveryReport::failed)
        .ifPresent(r -> receipts.bounced(r.notification(), "smtp-" + r.status(), r.gone()));
  }

  @POST
  @Path("/sendgrid")
  @Idempotent
  @SecurityRequirements
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Take receipts of mail from SendGrid",
      description =
          "Its signed event webhook: delivered, bounce, dropped, spamreport. Events about mails "
              + "that are not ours change nothing.")
  @APIResponse(responseCode = "204", description = "They are taken")
  @APIResponse(responseCode = "403", description = "The signature is not SendGrid's")
  public void sendGrid(
      @HeaderParam("X-Twilio-Email-Event-Webhook-Signature") @Nullable String signature,
      @HeaderParam("X-Twilio-Email-Event-Webhook-Timestamp") @Nullable String timestamp,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "bounce", value = EVENTS)))
          @NotNull
          @Size(max = LONGEST)
          String body) {
    boolean genuine =
        sendGridKey
            .filter(
                key ->
                    SendGridSignature.isGenuine(key, timestamp, body, signature, clock.instant()))
            .isPresent();
    if (!genuine) {
      throw Refusal.forbidden("The signature is not the provider's.");
    }
    for (JsonNode event : ReceiptBody.json(json, body)) {
      DeliveryReport.notificationOf(event.path("smtp-id").asText(""))
          .ifPresent(notification -> take(notification, event));
    }
  }

  private void take(UUID notification, JsonNode event) {
    switch (event.path("event").asText("")) {
      case "delivered" -> receipts.delivered(notification);
      case "bounce" ->
          receipts.bounced(
              notification,
              "smtp-" + event.path("status").asText("5.0.0"),
              event.path("type").asText("").equals("bounce"));
      case "dropped" ->
          receipts.bounced(
              notification, "dropped", KNOWN_TO_FAIL.contains(event.path("reason").asText("")));
      case "spamreport" -> receipts.complained(notification);
      default -> {
        // Opened, clicked and the like are not asked for.
      }
    }
  }
}
