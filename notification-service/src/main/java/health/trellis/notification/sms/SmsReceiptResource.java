package health.trellis.notification.sms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.notification.delivery.ReceiptBody;
import health.trellis.notification.delivery.Receipts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where providers of text messages report. Their signatures stand in for a token. */
@Path("/api/v1/notifications/receipts")
@Tag(name = "Receipts", description = "Where providers report what became of messages")
@RunOnVirtualThread
@PermitAll
public class SmsReceiptResource {
  private static final int LONGEST = 20_000;
  private static final String FROM_TWILIO =
      "MessageSid=SM0197a000000070008000000000000901&MessageStatus=delivered&To=%2B15555550123";
  private static final String FROM_TELNYX =
      """
      {"data": {"event_type": "message.finalized", "payload": {
        "id": "0197a000-0000-7000-8000-000000000902", "direction": "outbound",
        "to": [{"phone_number": "+15555550123", "status": "delivered"}]}}}""";

  private static final String TELNYX_CALL =
      "CallSid=v3%3A0197a000-0000-7000-8000-000000000903&CallStatus=completed&To=%2B15555550123";

  private static final Set<String> FAILED = Set.of("failed", "undelivered", "delivery_failed");

  private static final Set<String> NOT_ANSWERED = Set.of("busy", "no-answer", "canceled", "failed");

  /** Unknown or disconnected handset, landline (Twilio's 30003, 30005, 30006). */
  private static final Set<String> GONE = Set.of("30003", "30005", "30006");

  private final SmsConfig config;
  private final Receipts receipts;
  private final Replies replies;
  private final ObjectMapper json;
  private final Clock clock;

  SmsReceiptResource(
      SmsConfig config, Receipts receipts, Replies replies, ObjectMapper json, Clock clock) {
    this.config = config;
    this.receipts = receipts;
    this.replies = replies;
    this.json = json;
    this.clock = clock;
  }

  @POST
  @Path("/twilio")
  @Idempotent
  @SecurityRequirements
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(
      summary = "Take a receipt or a reply from Twilio, of texts and calls",
      description = "Signed by `X-Twilio-Signature`. A message that is not known changes nothing.")
  @APIResponse(responseCode = "204", description = "It is taken")
  @APIResponse(responseCode = "403", description = "The signature is not Twilio's")
  public void twilio(
      @HeaderParam("X-Twilio-Signature") @Nullable String signature,
      @RequestBody(
              content = @Content(examples = @ExampleObject(name = "receipt", value = FROM_TWILIO)))
          @NotNull
          @Size(max = LONGEST)
          String form) {
    Map<String, String> fields = fields(form);
    boolean genuine =
        signature != null
            && config
                .twilio()
                .authToken()
                .filter(
                    token ->
                        ProviderSignature.isTwilio(
                            token, config.callback(Twilio.NAME), fields, signature))
                .isPresent();
    if (!genuine) {
      throw Refusal.forbidden("The signature is not the provider's.");
    }
    String id = fields.getOrDefault("MessageSid", "");
    if (fields.containsKey("CallSid")) {
      call(Twilio.NAME, fields.get("CallSid"), fields.getOrDefault("CallStatus", ""));
    } else if (fields.containsKey("Body")) {
      replies.received(Twilio.NAME, id, fields.getOrDefault("From", ""), fields.get("Body"));
    } else {
      status(Twilio.NAME, id, fields.getOrDefault("MessageStatus", ""), fields.get("ErrorCode"));
    }
  }

  @POST
  @Path("/telnyx")
  @Idempotent
  @SecurityRequirements
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Take a receipt or a reply from Telnyx",
      description =
          "Signed by `telnyx-signature-ed25519` over `telnyx-timestamp` and the body. A message "
              + "that is not known changes nothing.")
  @APIResponse(responseCode = "204", description = "It is taken")
  @APIResponse(responseCode = "403", description = "The signature is not Telnyx's, or is old")
  public void telnyx(
      @HeaderParam("telnyx-signature-ed25519") @Nullable String signature,
      @HeaderParam("telnyx-timestamp") @Nullable String timestamp,
      @RequestBody(
              content = @Content(examples = @ExampleObject(name = "receipt", value = FROM_TELNYX)))
          @NotNull
          @Size(max = LONGEST)
          String body) {
    requireTelnyx(signature, timestamp, body);
    JsonNode payload = ReceiptBody.json(json, body).path("data").path("payload");
    String id = payload.path("id").asText("");
    if ("inbound".equals(payload.path("direction").asText())) {
      String from = payload.path("from").path("phone_number").asText("");
      replies.received(Telnyx.NAME, id, from, payload.path("text").asText(""));
    } else {
      String error = payload.path("errors").path(0).path("code").asText(null);
      status(Telnyx.NAME, id, payload.path("to").path(0).path("status").asText(""), error);
    }
  }

  @POST
  @Path("/telnyx-calls")
  @Idempotent
  @SecurityRequirements
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(
      summary = "Take a receipt of a call from Telnyx",
      description =
          "Signed by `telnyx-signature-ed25519` over `telnyx-timestamp` and the body. A call that "
              + "is not known changes nothing.")
  @APIResponse(responseCode = "204", description = "It is taken")
  @APIResponse(responseCode = "403", description = "The signature is not Telnyx's, or is old")
  public void telnyxCalls(
      @HeaderParam("telnyx-signature-ed25519") @Nullable String signature,
      @HeaderParam("telnyx-timestamp") @Nullable String timestamp,
      @RequestBody(
              content = @Content(examples = @ExampleObject(name = "call", value = TELNYX_CALL)))
          @NotNull
          @Size(max = LONGEST)
          String form) {
    requireTelnyx(signature, timestamp, form);
    Map<String, String> fields = fields(form);
    call(Telnyx.NAME, fields.getOrDefault("CallSid", ""), fields.getOrDefault("CallStatus", ""));
  }

  private void call(String provider, String id, String status) {
    if (status.equals("completed")) {
      receipts.delivered(provider, id);
    } else if (NOT_ANSWERED.contains(status)) {
      receipts.failed(provider, id, status, false);
    }
  }

  private void requireTelnyx(@Nullable String signature, @Nullable String timestamp, String body) {
    boolean genuine =
        signature != null
            && timestamp != null
            && config
                .telnyx()
                .publicKey()
                .filter(
                    key ->
                        ProviderSignature.isTelnyx(
                            key, timestamp, body, signature, clock.instant()))
                .isPresent();
    if (!genuine) {
      throw Refusal.forbidden("The signature is not the provider's.");
    }
  }

  private void status(String provider, String id, String status, @Nullable String error) {
    if (status.equals("delivered")) {
      receipts.delivered(provider, id);
    } else if (FAILED.contains(status)) {
      boolean gone = error != null && GONE.contains(error);
      receipts.failed(provider, id, error == null ? status : "code-" + error, gone);
    }
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new HashMap<>();
    for (String field : form.split("&")) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw Refusal.badRequest("/", "form", "The body is not a form.");
    }
  }
}
