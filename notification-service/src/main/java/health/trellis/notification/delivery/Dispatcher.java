package health.trellis.notification.delivery;

import health.trellis.kit.Ids;
import health.trellis.notification.delivery.Deliveries.Claimed;
import health.trellis.notification.delivery.Deliveries.Done;
import health.trellis.notification.delivery.Deliveries.Try;
import health.trellis.notification.template.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to providers of their channels, with the try written down before it is made. A
 * provider that certainly did not take one makes room for the next; one that may have is asked
 * again, under the same id.
 */
@ApplicationScoped
public class Dispatcher {
  private final Deliveries deliveries;
  private final Settlement settlement;
  private final List<Transport> transports;
  private final MeterRegistry meters;
  private final Clock clock;

  Dispatcher(
      Deliveries deliveries,
      Settlement settlement,
      @Any Instance<Transport> transports,
      MeterRegistry meters,
      Clock clock) {
    this.deliveries = deliveries;
    this.settlement = settlement;
    this.transports = transports.stream().sorted(Comparator.comparingInt(Transport::rank)).toList();
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Takes messages that wait and puts their first tries on record. In the present transaction,
   * which has to commit before they are sent. A message without a provider waits for one.
   */
  List<Try> begin(Collection<UUID> ids) {
    Instant now = clock.instant();
    List<Try> tries = new ArrayList<>();
    for (Claimed claimed : deliveries.claim(ids, now)) {
      tries.add(
          of(claimed.message().channel(), claimed.provider()).stream()
              .findFirst()
              .map(transport -> new Try(Ids.next(), claimed, transport))
              .orElseGet(
                  () -> new Try(Ids.next(), claimed, new NoProvider(claimed.message().channel()))));
    }
    deliveries.begin(tries, now);
    return tries;
  }

  /** Makes a try and puts it on record; gives the time of the next, if any. */
  Optional<Instant> send(Try first) {
    return settle(handOver(first));
  }

  /** Puts on record what came of a try; gives the time of the next, if any. */
  Optional<Instant> settle(Done done) {
    return settlement.settle(done);
  }

  /** Makes a try, and further ones where providers refuse. */
  Done handOver(Try first) {
    Done done = make(first);
    String only = first.claimed().provider();
    for (Transport other : of(first.claimed().message().channel(), only)) {
      if (!(done.outcome() instanceof Outcome.Refused)) {
        break;
      }
      if (other != first.transport()) {
        done = make(putOnRecord(done, other));
      }
    }
    return done;
  }

  /** The next provider's try, after the refusal of the one before. */
  private Try putOnRecord(Done refused, Transport next) {
    Try another = new Try(Ids.next(), refused.made().claimed(), next);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              deliveries.end(List.of(refused));
              deliveries.begin(List.of(another), clock.instant());
            });
    return another;
  }

  private Done make(Try begun) {
    Transport transport = begun.transport();
    Outcome outcome = transport.send(begun.claimed().message());
    meters
        .counter(
            "trellis_deliveries",
            "channel",
            transport.channel().name(),
            "provider",
            transport.name(),
            "outcome",
            outcome.getClass().getSimpleName())
        .increment();
    return new Done(begun, outcome);
  }

  /** Hands a message over that is kept nowhere, such as a code. */
  public Outcome sendUnrecorded(Outgoing message) {
    Outcome last = new Outcome.Refused("not-configured");
    for (Transport transport : of(message.channel(), null)) {
      last = transport.send(message);
      if (!(last instanceof Outcome.Refused)) {
        return last;
      }
    }
    return last;
  }

  /** Whether the channel has any provider. */
  public boolean isConfigured(Channel channel) {
    return !of(channel, null).isEmpty();
  }

  /** All of a channel in order, or the one that may have the message already. */
  private List<Transport> of(Channel channel, @Nullable String only) {
    return transports.stream()
        .filter(t -> t.channel() == channel && t.isConfigured())
        .filter(t -> only == null || t.name().equals(only))
        .toList();
  }
}
