package health.trellis.notification.delivery;

import health.trellis.notification.delivery.Deliveries.Claimed;
import health.trellis.notification.template.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands one message to a provider of its channel, with the attempt written down before each try. A
 * provider that certainly did not take it makes room for the next one; one that may have is asked
 * again, under the same id.
 */
@ApplicationScoped
public class Dispatcher {
  static final int MAX_ATTEMPTS = 8;
  private static final Logger LOG = Logger.getLogger(Dispatcher.class);

  private final Deliveries deliveries;
  private final Receipts receipts;
  private final List<Transport> transports;
  private final MeterRegistry meters;
  private final Clock clock;

  Dispatcher(
      Deliveries deliveries,
      Receipts receipts,
      @Any Instance<Transport> transports,
      MeterRegistry meters,
      Clock clock) {
    this.deliveries = deliveries;
    this.receipts = receipts;
    this.transports = transports.stream().sorted(Comparator.comparingInt(Transport::rank)).toList();
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Sends a waiting notification, unless it was sent or withdrawn; gives the time of a next try.
   */
  Optional<Instant> send(UUID id) {
    return deliveries.claim(id, clock.instant()).flatMap(this::send);
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

  private Optional<Instant> send(Claimed claimed) {
    String reason = "not-configured";
    for (Transport transport : of(claimed.message().channel(), claimed.provider())) {
      switch (tryOne(claimed, transport)) {
        case Outcome.Accepted accepted -> {
          deliveries.sent(claimed.id(), transport.name(), accepted.providerId(), clock.instant());
          receipts.catchUp(transport.name(), accepted.providerId());
          return Optional.empty();
        }
        case Outcome.Unreachable unreachable -> {
          deliveries.unreachable(claimed, unreachable.reason(), clock.instant());
          return Optional.empty();
        }
        case Outcome.Unknown unknown -> {
          deliveries.stayWith(claimed.id(), transport.name());
          return later(claimed, unknown.reason());
        }
        case Outcome.Refused refused -> reason = refused.reason();
      }
    }
    deliveries.stayWith(claimed.id(), null);
    return later(claimed, reason);
  }

  private Outcome tryOne(Claimed claimed, Transport transport) {
    UUID attempt = deliveries.begin(claimed.id(), transport.name(), clock.instant());
    Outcome outcome = transport.send(claimed.message());
    deliveries.end(attempt, outcome);
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
    return outcome;
  }

  private Optional<Instant> later(Claimed claimed, String reason) {
    if (claimed.attempts() < MAX_ATTEMPTS) {
      double chance = ThreadLocalRandom.current().nextDouble();
      return Optional.of(clock.instant().plus(RetryPauses.after(claimed.attempts(), chance)));
    }
    LOG.warnf(
        "message given up notification=%s attempts=%d reason=%s",
        claimed.id(), claimed.attempts(), reason);
    deliveries.failed(claimed.id(), "server-refused", clock.instant());
    return Optional.empty();
  }

  /** All of a channel in order, or the one that may have the message already. */
  private List<Transport> of(Channel channel, @Nullable String only) {
    return transports.stream()
        .filter(t -> t.channel() == channel && t.isConfigured())
        .filter(t -> only == null || t.name().equals(only))
        .toList();
  }
}
