package health.trellis.notification.delivery;

import health.trellis.notification.delivery.Deliveries.Claimed;
import health.trellis.notification.delivery.Deliveries.Done;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Puts on record what came of tries, those that end at the same time in one transaction. */
@ApplicationScoped
class Settlement {
  static final int MAX_ATTEMPTS = 8;
  private static final int MOST = 16;
  private static final Logger LOG = Logger.getLogger(Settlement.class);

  private final Deliveries deliveries;
  private final Receipts receipts;
  private final DeliveryQueue queue;
  private final Lanes lanes;
  private final Clock clock;
  private final Gathering<Done, Optional<Instant>> together =
      new Gathering<>("settlement", MOST, this::inOneTransaction);

  Settlement(
      Deliveries deliveries, Receipts receipts, DeliveryQueue queue, Lanes lanes, Clock clock) {
    this.deliveries = deliveries;
    this.receipts = receipts;
    this.queue = queue;
    this.lanes = lanes;
    this.clock = clock;
  }

  void stop(@Observes ShutdownEvent event) {
    together.close();
  }

  /** Waits until it is on record; gives the time of a next try. */
  Optional<Instant> settle(Done done) {
    return together.submit(done);
  }

  private List<Optional<Instant>> inOneTransaction(List<Done> done) {
    return lanes.routine(() -> QuarkusTransaction.requiringNew().call(() -> settleAll(done)));
  }

  private List<Optional<Instant>> settleAll(List<Done> done) {
    List<Done> accepted =
        done.stream().filter(d -> d.outcome() instanceof Outcome.Accepted).toList();
    deliveries.end(done);
    receipts.lock(accepted);
    deliveries.sent(accepted, clock.instant());
    receipts.catchUp(accepted);
    List<Optional<Instant>> next = new ArrayList<>();
    List<UUID> ended = new ArrayList<>();
    for (Done one : done) {
      Optional<Instant> again = next(one);
      if (again.isEmpty()) {
        ended.add(one.made().claimed().id());
      }
      next.add(again);
    }
    queue.forget(ended);
    return next;
  }

  private Optional<Instant> next(Done done) {
    Claimed claimed = done.made().claimed();
    return switch (done.outcome()) {
      case Outcome.Accepted accepted -> Optional.empty();
      case Outcome.Unreachable unreachable -> {
        deliveries.unreachable(claimed, unreachable.reason(), clock.instant());
        yield Optional.empty();
      }
      case Outcome.Unknown unknown -> {
        deliveries.stayWith(claimed.id(), done.made().transport().name());
        yield later(claimed, unknown.reason());
      }
      case Outcome.Refused refused -> {
        deliveries.stayWith(claimed.id(), null);
        yield later(claimed, refused.reason());
      }
    };
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
}
