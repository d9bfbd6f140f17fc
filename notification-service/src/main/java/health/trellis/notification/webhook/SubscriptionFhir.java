package health.trellis.notification.webhook;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.http.Refusal;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.jspecify.annotations.Nullable;

/** To and from the backported Subscription of R4. What we do not do is refused by its element. */
final class SubscriptionFhir {
  private static final String FILTER = NotificationBundle.GUIDE + "backport-filter-criteria";
  private static final String CONTENT = NotificationBundle.GUIDE + "backport-payload-content";
  private static final String HEARTBEAT = NotificationBundle.GUIDE + "backport-heartbeat-period";
  private static final int SHORTEST_BEAT = 10;
  private static final int LONGEST_BEAT = 86_400;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_URL = 1000;
  private static final int MOST_HEADERS = 5;

  /** A header that a client may choose; those that frame the message are ours. */
  private static final Pattern HEADER =
      Pattern.compile("(?i)(authorization|x-[a-z0-9-]{1,60}): ?[\\x20-\\x7e]{1,1000}");

  private SubscriptionFhir() {}

  /** An operation's parameters, as a query would have them. */
  static MultivaluedMap<String, String> parameters(String json) {
    MultivaluedMap<String, String> given = new MultivaluedHashMap<>();
    if (!json.isBlank()) {
      Fhir.parse(json, Parameters.class)
          .getParameter()
          .forEach(p -> given.add(p.getName(), text(p.getValue())));
    }
    return given;
  }

  /** What a client wants. */
  record Wanted(String url, Topical topical, boolean off) {}

  static Wanted read(String json) {
    Subscription wanted = Fhir.parse(json, Subscription.class);
    Topic topic =
        Topic.of(String.valueOf(wanted.getCriteria()))
            .orElseThrow(
                () -> invalid("criteria", "topic", "The canonical URL of a topic that we have."));
    SubscriptionChannelComponent channel = wanted.getChannel();
    if (channel.getType() != SubscriptionChannelType.RESTHOOK) {
      throw invalid("channel.type", "unsupported", "We notify by rest-hook.");
    }
    if (channel.getEndpoint() == null || channel.getEndpoint().length() > LONGEST_URL) {
      throw invalid("channel.endpoint", "required", "The address to notify.");
    }
    requireIdOnly(channel);
    if (wanted.getReason() != null && wanted.getReason().length() > LONGEST_REASON) {
      throw invalid("reason", "length", "At most " + LONGEST_REASON + " characters.");
    }
    Date end = wanted.getEnd();
    return new Wanted(
        channel.getEndpoint(),
        new Topical(
            topic,
            patient(topic, wanted.getCriteriaElement()),
            headers(channel),
            heartbeat(channel),
            wanted.getReason(),
            end == null ? null : end.toInstant(),
            null,
            0),
        wanted.getStatus() == SubscriptionStatus.OFF);
  }

  private static void requireIdOnly(SubscriptionChannelComponent channel) {
    String type = channel.getPayload();
    if (type != null && !type.equals(Fhir.JSON)) {
      throw invalid("channel.payload", "unsupported", "We send application/fhir+json.");
    }
    String content = text(channel.getPayloadElement().getExtensionByUrl(CONTENT)).orElse("id-only");
    if (!content.equals("id-only")) {
      throw invalid(
          "channel.payload", "unsupported", "We send id-only: read the resource for its content.");
    }
  }

  private static List<String> headers(SubscriptionChannelComponent channel) {
    List<String> headers =
        channel.getHeader().stream().map(PrimitiveType::getValueAsString).toList();
    if (headers.size() > MOST_HEADERS
        || headers.stream().anyMatch(header -> !HEADER.matcher(header).matches())) {
      throw invalid(
          "channel.header", "header", "At most five of Authorization and X-…, one line each.");
    }
    return headers;
  }

  private static @Nullable Integer heartbeat(SubscriptionChannelComponent channel) {
    Extension extension = channel.getExtensionByUrl(HEARTBEAT);
    if (extension == null) {
      return null;
    }
    if (!(extension.getValue() instanceof UnsignedIntType period)
        || period.getValue() == null
        || period.getValue() < SHORTEST_BEAT
        || period.getValue() > LONGEST_BEAT) {
      throw invalid("channel.extension", "range", "A heartbeat each 10 to 86400 seconds.");
    }
    return period.getValue();
  }

  /** {@code Encounter?patient=Patient/id}: the one filter that we have. */
  private static @Nullable UUID patient(Topic topic, StringType criteria) {
    List<Extension> filters = criteria.getExtensionsByUrl(FILTER);
    if (filters.isEmpty()) {
      return null;
    }
    String start = start(topic);
    return text(filters.getFirst())
        .filter(filter -> filters.size() == 1 && filter.startsWith(start))
        .flatMap(filter -> FhirSearch.reference(filter.substring(start.length()), "Patient"))
        .orElseThrow(() -> invalid("criteria", "filter", "One filter: " + start + "Patient/id."));
  }

  /** How the filter for one patient begins. */
  private static String start(Topic topic) {
    return topic.resourceType() + (topic == Topic.PATIENT ? "?_id=" : "?patient=");
  }

  private static Optional<String> text(@Nullable Extension extension) {
    return extension == null ? Optional.empty() : Optional.of(text(extension.getValue()));
  }

  private static String text(@Nullable Type value) {
    return value instanceof PrimitiveType<?> primitive
        ? String.valueOf(primitive.getValueAsString())
        : "";
  }

  private static Refusal invalid(String element, String code, String rule) {
    return Refusal.invalid("Subscription." + element, code, rule);
  }

  /** As a client reads it. Headers hold secrets and are not told. */
  static Subscription of(Webhook webhook, Topical topical, Instant now) {
    Subscription subscription = new Subscription();
    subscription.setId(webhook.id().toString());
    subscription.getMeta().addProfile(NotificationBundle.GUIDE + "backport-subscription");
    subscription.setStatus(status(webhook, topical, now));
    subscription.setReason(topical.reason() == null ? "EHR integration" : topical.reason());
    subscription.setCriteria(topical.topic().url());
    if (topical.aboutPatient() != null) {
      String filter = start(topical.topic()) + "Patient/" + topical.aboutPatient();
      subscription.getCriteriaElement().addExtension(FILTER, new StringType(filter));
    }
    if (topical.endsAt() != null) {
      subscription.setEnd(Date.from(topical.endsAt()));
    }
    SubscriptionChannelComponent channel = subscription.getChannel();
    channel.setType(SubscriptionChannelType.RESTHOOK).setEndpoint(webhook.url());
    channel.setPayload(Fhir.JSON);
    channel.getPayloadElement().addExtension(CONTENT, new CodeType("id-only"));
    if (topical.heartbeatSeconds() != null) {
      channel.addExtension(HEARTBEAT, new UnsignedIntType(topical.heartbeatSeconds()));
    }
    return subscription;
  }

  static SubscriptionStatus status(Webhook webhook, Topical topical, Instant now) {
    if (topical.isOff(webhook.paused(), now)) {
      return SubscriptionStatus.OFF;
    }
    if (webhook.paused() == Webhook.Pause.FAILING || webhook.failingSince() != null) {
      return SubscriptionStatus.ERROR;
    }
    return topical.shakenAt() == null ? SubscriptionStatus.REQUESTED : SubscriptionStatus.ACTIVE;
  }
}
