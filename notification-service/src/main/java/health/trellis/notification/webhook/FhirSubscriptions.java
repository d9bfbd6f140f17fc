package health.trellis.notification.webhook;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.SmartScopes;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.webhook.SubscriptionFhir.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;

/** Topic-based subscriptions: kept and delivered as webhooks, told of as FHIR. */
@ApplicationScoped
public class FhirSubscriptions {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final int MOST = 100;

  private final Sql sql;
  private final Subscriptions kept;
  private final Webhooks deliveries;
  private final WebhookAddress addresses;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  FhirSubscriptions(
      Sql sql,
      Subscriptions kept,
      Webhooks deliveries,
      WebhookAddress addresses,
      PatientAccess access,
      CurrentUser user,
      Clock clock) {
    this.sql = sql;
    this.kept = kept;
    this.deliveries = deliveries;
    this.addresses = addresses;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  /** A subscription as FHIR, with its version. */
  record Kept(Subscription resource, long version) {}

  Kept create(String body) {
    Wanted wanted = SubscriptionFhir.read(body);
    check(wanted);
    if (own().size() >= MOST) {
      throw Refusal.conflict("too-many-subscriptions", "At most " + MOST + "; end one first.");
    }
    Webhook webhook = Webhook.of(user, wanted.url(), Set.of(), wanted.topical(), clock.instant());
    kept.insert(webhook);
    shakeHands(webhook.id(), wanted);
    return read(webhook.id());
  }

  Kept read(UUID id) {
    return new Kept(resource(find(id)), kept.version(id));
  }

  Kept update(UUID id, @Nullable String ifMatch, String body) {
    Wanted wanted = SubscriptionFhir.read(body);
    check(wanted);
    find(id);
    // FHIR's tags are weak (R4, 3.1.0.5), of the same versions.
    ETags.check(ifMatch == null ? null : ifMatch.replaceFirst("^W/", ""), kept.lockVersion(id));
    kept.rewrite(id, wanted.url(), wanted.topical());
    shakeHands(id, wanted);
    return read(id);
  }

  void delete(UUID id) {
    find(id);
    kept.delete(id);
  }

  Bundle status(UUID id) {
    return statusOf(List.of(find(id)));
  }

  /** Of the caller's own, by {@code id} and {@code status}, as the guide's operation names them. */
  Bundle status(MultivaluedMap<String, String> given) {
    given
        .keySet()
        .forEach(
            name -> {
              if (!name.equals("id") && !name.equals("status")) {
                throw Refusal.badRequest(name, "unknown-parameter", "Known are id and status.");
              }
            });
    List<String> ids = given.getOrDefault("id", List.of());
    List<String> states = given.getOrDefault("status", List.of());
    return statusOf(
        own().stream()
            .filter(w -> ids.isEmpty() || ids.contains(w.id().toString()))
            .filter(w -> states.isEmpty() || states.contains(state(w)))
            .toList());
  }

  private String state(Webhook webhook) {
    return SubscriptionFhir.status(webhook, topical(webhook), clock.instant()).toCode();
  }

  private Bundle statusOf(List<Webhook> asked) {
    Bundle bundle = new Bundle();
    bundle.setType(BundleType.SEARCHSET).setTotal(asked.size());
    for (Webhook webhook : asked) {
      bundle
          .addEntry()
          .setResource(
              NotificationBundle.status(webhook, topical(webhook), "query-status", clock.instant()))
          .getSearch()
          .setMode(Bundle.SearchEntryMode.MATCH);
    }
    return bundle;
  }

  List<Subscription> search(MultivaluedMap<String, String> given) {
    FhirQuery query = new FhirQuery(given, Set.of("url", "status"));
    Set<String> urls = Set.copyOf(query.all("url"));
    Set<String> states = Set.copyOf(query.all("status"));
    Set<String> ids = Set.copyOf(query.all("_id"));
    return own().stream()
        .map(this::resource)
        .filter(s -> urls.isEmpty() || urls.contains(s.getChannel().getEndpoint()))
        .filter(s -> states.isEmpty() || states.contains(s.getStatus().toCode()))
        .filter(s -> ids.isEmpty() || ids.contains(s.getIdElement().getIdPart()))
        .toList();
  }

  /** What a client may not read it cannot hear of either. */
  private void check(Wanted wanted) {
    Topical topical = wanted.topical();
    SmartScopes.require(user, topical.topic().resourceType(), SmartScopes.READ);
    addresses.check(wanted.url(), "Subscription.channel.endpoint");
    if (topical.hasEnded(clock.instant())) {
      throw Refusal.invalid("Subscription.end", "past", "It would be over already.");
    }
    if (topical.aboutPatient() != null) {
      access.require(topical.aboutPatient(), Area.DEMOGRAPHICS, Mode.READ, "Patient");
    }
  }

  private void shakeHands(UUID id, Wanted wanted) {
    if (wanted.off()) {
      kept.pause(id, Webhook.Pause.OWNER);
      return;
    }
    kept.pause(id, null);
    deliveries.queue(find(id), Ids.next(), Topical.HANDSHAKE, null, clock.instant());
  }

  private List<Webhook> own() {
    return kept.topical(user.subject());
  }

  private Webhook find(UUID id) {
    Webhook webhook = kept.own(id, user.subject());
    if (webhook.topical() == null) {
      throw Refusal.notFound(SubscriptionResource.TYPE);
    }
    return webhook;
  }

  private Subscription resource(Webhook webhook) {
    return SubscriptionFhir.of(webhook, topical(webhook), clock.instant());
  }

  private static Topical topical(Webhook webhook) {
    return Objects.requireNonNull(webhook.topical(), "a topical subscription");
  }

  @Produces
  @Singleton
  RecurringTask<Void> subscriptionHeartbeatTask(Instance<FhirSubscriptions> self) {
    return Tasks.recurring("subscription-heartbeat", Schedules.fixedDelay(LOOK_EVERY))
        .execute((instance, context) -> self.get().beat(clock.instant()));
  }

  /** Tells those who have heard nothing for a while that all is well. */
  @Transactional
  void beat(Instant now) {
    List<UUID> due =
        sql.query(
            """
            update webhook set last_sent_at = ?
            where heartbeat_seconds is not null and shaken_at is not null and paused is null
              and (ends_at is null or ends_at > ?)
              and last_sent_at <= ?::timestamptz - make_interval(secs => heartbeat_seconds)
            returning id
            """,
            row -> row.getObject(1, UUID.class),
            now,
            now,
            now);
    for (UUID id : due) {
      kept.find(id)
          .ifPresent(
              webhook -> deliveries.queue(webhook, Ids.next(), Topical.HEARTBEAT, null, now));
    }
  }
}
