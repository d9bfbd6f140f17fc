package health.trellis.notification.webhook;

import health.trellis.kit.fhir.PublicBase;
import health.trellis.notification.webhook.DeliveryLog.Due;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Notifications as the Subscriptions R5 Backport (1.1.0) forms them for R4: a history Bundle whose
 * first entry is the status as Parameters. Resources are named by id alone, so that nothing of a
 * record leaves without the client's own, checked and audited, read.
 */
final class NotificationBundle {
  static final String GUIDE = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

  private NotificationBundle() {}

  /** What one delivery says. */
  static Bundle of(Webhook webhook, Topical topical, Due due, Instant now) {
    String type =
        switch (due.eventType()) {
          case Topical.HANDSHAKE -> "handshake";
          case Topical.HEARTBEAT -> "heartbeat";
          default -> "event-notification";
        };
    Parameters status = status(webhook, topical, type, now);
    Bundle bundle = new Bundle();
    bundle.setType(BundleType.HISTORY).setTimestamp(Date.from(now));
    bundle.getMeta().addProfile(GUIDE + "backport-subscription-notification-r4");
    entry(bundle, "urn:uuid:" + UUID.randomUUID())
        .setResource(status)
        .getRequest()
        .setMethod(HTTPVerb.GET)
        .setUrl("Subscription/" + webhook.id() + "/$status");
    if (due.focus() != null) {
      addEvent(status, due);
      entry(bundle, PublicBase.url() + "/fhir/r4/" + due.focus())
          .getRequest()
          .setMethod(HTTPVerb.PUT)
          .setUrl(due.focus());
    }
    return bundle;
  }

  /** The status of a subscription. */
  static Parameters status(Webhook webhook, Topical topical, String type, Instant now) {
    Parameters status = new Parameters();
    status.getMeta().addProfile(GUIDE + "backport-subscription-status-r4");
    status
        .addParameter()
        .setName("subscription")
        .setValue(new Reference(PublicBase.url() + "/fhir/r4/Subscription/" + webhook.id()));
    status.addParameter().setName("topic").setValue(new CanonicalType(topical.topic().url()));
    status
        .addParameter()
        .setName("status")
        .setValue(new CodeType(SubscriptionFhir.status(webhook, topical, now).toCode()));
    status.addParameter().setName("type").setValue(new CodeType(type));
    status
        .addParameter()
        .setName("events-since-subscription-start")
        .setValue(new StringType(Long.toString(topical.events())));
    return status;
  }

  private static void addEvent(Parameters status, Due due) {
    ParametersParameterComponent event = status.addParameter().setName("notification-event");
    event
        .addPart()
        .setName("event-number")
        .setValue(new StringType(String.valueOf(due.eventNumber())));
    event.addPart().setName("timestamp").setValue(new InstantType(Date.from(due.occurredAt())));
    event
        .addPart()
        .setName("focus")
        .setValue(new Reference(PublicBase.url() + "/fhir/r4/" + due.focus()));
  }

  private static Bundle.BundleEntryComponent entry(Bundle bundle, String fullUrl) {
    Bundle.BundleEntryComponent entry = bundle.addEntry().setFullUrl(fullUrl);
    entry.getResponse().setStatus("200");
    return entry;
  }
}
