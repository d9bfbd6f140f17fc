package health.trellis.event.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.event.EventCatalog;
import java.util.List;

/**
 * What partners are sent by HTTP: webhooks, signed as Standard Webhooks 1.0 describe, and the
 * notifications of FHIR topic-based subscriptions. Both carry ids alone; the partner reads what it
 * may by the API.
 */
final class PartnerMessages {
  /** What a subscriber gets who asks for a test, beside the events of the catalog. */
  private static final String TEST = "health.trellis.webhook.tested.v1";

  private static final String PATIENT = "0197a000-0000-7000-8000-000000000301";

  private PartnerMessages() {}

  static void channels(ObjectNode channels) {
    channel(
        channels.putObject("webhook"),
        "The address of a subscription (POST /api/v1/webhooks). Events of one patient come in order;"
            + " one that is not taken (2xx) within ten seconds is tried ten times over three days."
            + " The same webhook-id may come again.",
        "WebhookDelivery");
    channel(
        channels.putObject("fhir-subscription"),
        "The endpoint of a FHIR Subscription (Subscriptions R5 Backport 1.1 for R4, rest-hook).",
        "FhirNotification");
  }

  private static void channel(ObjectNode channel, String description, String message) {
    channel.putNull("address").put("description", description);
    channel
        .putObject("messages")
        .putObject(message)
        .put("$ref", "#/components/messages/" + message);
  }

  static void operations(ObjectNode operations) {
    operation(operations.putObject("send-webhook"), "webhook", "WebhookDelivery");
    operation(
        operations.putObject("send-fhir-subscription"), "fhir-subscription", "FhirNotification");
  }

  private static void operation(ObjectNode operation, String channel, String message) {
    operation.put("action", "send");
    operation.put("summary", "notification-service tells partners.");
    operation.putObject("channel").put("$ref", "#/channels/" + channel);
    operation.putArray("tags").addObject().put("name", "notification-service");
    operation
        .putArray("messages")
        .addObject()
        .put("$ref", "#/channels/" + channel + "/messages/" + message);
    operation
        .putObject("bindings")
        .putObject("http")
        .put("method", "POST")
        .put("bindingVersion", "0.3.0");
  }

  static void messages(ObjectNode messages) {
    ObjectNode webhook = messages.putObject("WebhookDelivery");
    webhook.put("name", "webhook").put("title", "WebhookDelivery");
    webhook.put("summary", "Something happened that the subscriber wants and may know of.");
    webhook.put("contentType", "application/json");
    webhook.putObject("headers").put("$ref", "#/components/schemas/WebhookHeaders");
    webhook.putObject("payload").put("$ref", "#/components/schemas/WebhookBody");
    ObjectNode example = webhook.putArray("examples").addObject();
    ObjectNode headers = example.putObject("headers");
    headers.put("webhook-id", "msg_0197a000-0000-7000-8000-000000000e01");
    headers.put("webhook-timestamp", "1772463845");
    headers.put("webhook-signature", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=");
    ObjectNode body = example.putObject("payload");
    body.put("type", "health.trellis.episode.admitted.v1").put("timestamp", "2026-03-02T15:04:05Z");
    ObjectNode data = body.putObject("data");
    data.put("eventId", "0197a000-0000-7000-8000-000000000e01").put("patientId", PATIENT);

    ObjectNode fhir = messages.putObject("FhirNotification");
    fhir.put("name", "fhir-notification").put("title", "FhirNotification");
    fhir.put("summary", "A handshake, a heartbeat or an event, with the number of events so far.");
    fhir.put("contentType", "application/fhir+json");
    fhir.putObject("payload").put("$ref", "#/components/schemas/FhirNotification");
  }

  static void schemas(ObjectNode schemas) {
    webhookHeaders(schemas.putObject("WebhookHeaders"));
    webhookBody(schemas.putObject("WebhookBody"));
    fhirNotification(schemas.putObject("FhirNotification"));
  }

  private static void webhookHeaders(ObjectNode headers) {
    headers.put("type", "object");
    ObjectNode fields = headers.putObject("properties");
    text(fields, "webhook-id", "id of the message; the same when it is delivered again");
    text(fields, "webhook-timestamp", "when it was sent, in seconds since 1970");
    text(
        fields,
        "webhook-signature",
        "v1, and HMAC-SHA256 over id, timestamp and body with the subscription's secret; for a day"
            + " after a rotation a second one, after a space, with the old secret");
    require(headers, "webhook-id", "webhook-timestamp", "webhook-signature");
  }

  private static void webhookBody(ObjectNode body) {
    body.put("type", "object");
    ObjectNode fields = body.putObject("properties");
    ArrayNode types = text(fields, "type", "what happened").putArray("enum");
    EventCatalog.events().stream().map(EventCatalog::type).sorted().forEach(types::add);
    types.add(TEST);
    text(fields, "timestamp", "when it happened").put("format", "date-time");
    ObjectNode data = fields.putObject("data");
    data.put("type", "object");
    ObjectNode ids = data.putObject("properties");
    text(ids, "eventId", "the event").put("format", "uuid");
    text(ids, "patientId", "whom it is about, if anybody").put("format", "uuid");
    require(data, "eventId");
    require(body, "type", "timestamp", "data");
  }

  private static void fhirNotification(ObjectNode bundle) {
    bundle.put("type", "object");
    bundle.put(
        "description",
        "A Bundle of profile backport-subscription-notification-r4: the status as Parameters, and"
            + " for an event an entry that names the resource by its address.");
    ObjectNode fields = bundle.putObject("properties");
    text(fields, "resourceType", "FHIR R4 type").put("const", "Bundle");
    text(fields, "type", "kind of bundle").put("const", "history");
    text(fields, "timestamp", "when it was sent").put("format", "date-time");
    ObjectNode entries = fields.putObject("entry");
    entries.put("type", "array").put("minItems", 1).putObject("items").put("type", "object");
    require(bundle, "resourceType", "type", "entry");
  }

  private static ObjectNode text(ObjectNode fields, String name, String description) {
    return fields.putObject(name).put("type", "string").put("description", description);
  }

  private static void require(ObjectNode schema, String... names) {
    ArrayNode required = schema.putArray("required");
    List.of(names).forEach(required::add);
  }
}
