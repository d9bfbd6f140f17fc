package health.trellis.notification.delivery;

import health.trellis.kit.http.FailureDescription;
import health.trellis.notification.delivery.Deliveries.Done;
import health.trellis.notification.delivery.Deliveries.Try;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends right after the commit of the transaction that made a message: the try is on record with
 * the message itself, and a timer stays as the net for a copy that dies in between. Urgent messages
 * always go this way; routine ones where there is room, else by the timer alone.
 */
@ApplicationScoped
public class DirectDelivery {
  private static final Logger LOG = Logger.getLogger(DirectDelivery.class);

  /** Longer than a provider may take, so that the net does not send a second time. */
  private static final Duration NET = Duration.ofSeconds(30);

  private final DeliveryQueue queue;
  private final Dispatcher dispatcher;
  private final Lanes lanes;
  private final TransactionSynchronizationRegistry transactions;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Lane routine;

  /**
   * Virtual threads take turns, however many there are: an urgent message has one of the system.
   */
  private final Lane urgent;

  DirectDelivery(
      DeliveryQueue queue,
      Dispatcher dispatcher,
      Lanes lanes,
      TransactionSynchronizationRegistry transactions,
      MeterRegistry meters,
      Clock clock) {
    this.queue = queue;
    this.dispatcher = dispatcher;
    this.lanes = lanes;
    this.transactions = transactions;
    this.meters = meters;
    this.clock = clock;
    this.routine = new Lane(Executors.newVirtualThreadPerTaskExecutor(), lanes::leave);
    this.urgent =
        new Lane(
            Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("urgent-", 0).daemon().factory()),
            lanes::ends);
  }

  void stop(@Observes ShutdownEvent event) {
    routine.threads().shutdown();
    urgent.threads().shutdown();
  }

  /**
   * A way out.
   *
   * @param leave gives the room of one message back
   */
  private record Lane(ExecutorService threads, Runnable leave) {
    /** Uses the room of one message. */
    <T> T within(Supplier<T> work) {
      try {
        return work.get();
      } finally {
        leave.run();
      }
    }
  }

  /** Sends what somebody must act on now, as soon as the present transaction commits. */
  public void sendUrgent(List<UUID> ids) {
    if (isInTransaction()) {
      ids.forEach(id -> lanes.begins());
      sendAfterCommit(ids, urgent, this::sendFirst);
    } else {
      queue.enqueue(ids, clock.instant());
    }
  }

  /** Sends what is due now, as soon as the present transaction commits. */
  public void sendRoutine(List<UUID> ids) {
    int room = isInTransaction() ? lanes.enter(ids.size()) : 0;
    if (room > 0) {
      sendAfterCommit(ids.subList(0, room), routine, this::sendInTurn);
    }
    if (room < ids.size()) {
      queue.enqueue(ids.subList(room, ids.size()), clock.instant());
    }
  }

  private boolean isInTransaction() {
    return transactions.getTransactionStatus() == Status.STATUS_ACTIVE;
  }

  private void sendAfterCommit(List<UUID> ids, Lane lane, Consumer<Try> send) {
    List<Try> tries = new ArrayList<>();
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Nothing is to be done while it may still roll back.
          }

          @Override
          public void afterCompletion(int status) {
            List<Try> begun = status == Status.STATUS_COMMITTED ? tries : List.of();
            begun.forEach(one -> lane.threads().execute(() -> attempt(one, send)));
            for (int i = begun.size(); i < ids.size(); i++) {
              lane.leave().run();
            }
          }
        });
    tries.addAll(dispatcher.begin(ids));
    queue.enqueue(ids, clock.instant().plus(NET));
  }

  /** Others go on as soon as the provider has it. */
  private void sendFirst(Try begun) {
    putOnRecord(urgent.within(() -> dispatcher.handOver(begun)));
  }

  private void sendInTurn(Try begun) {
    routine.within(
        () -> {
          putOnRecord(dispatcher.handOver(begun));
          return begun;
        });
  }

  private void putOnRecord(Done done) {
    UUID id = done.made().claimed().id();
    dispatcher.settle(done).ifPresent(again -> queue.postpone(id, again));
  }

  /** A failure leaves the message to its timer. */
  private void attempt(Try begun, Consumer<Try> send) {
    try {
      send.accept(begun);
    } catch (RuntimeException failure) {
      meters.counter("trellis_deliveries_left_to_timer").increment();
      LOG.warnf(
          "message left to its timer notification=%s failure=%s",
          begun.claimed().id(), FailureDescription.withoutMessages(failure));
    }
  }
}
