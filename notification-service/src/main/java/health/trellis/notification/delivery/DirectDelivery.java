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

  private static final int MOST = 16;

  private final DeliveryQueue queue;
  private final Dispatcher dispatcher;
  private final Lanes lanes;
  private final TransactionSynchronizationRegistry transactions;
  private final MeterRegistry meters;
  private final Clock clock;
  private final ExecutorService routine = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Virtual threads take turns, however many there are: an urgent message has one of the system.
   */
  private final ExecutorService urgent =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("urgent-", 0).daemon().factory());

  private final Gathering<UUID, Boolean> nets;

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
    this.nets = new Gathering<>("nets", MOST, queue::forget);
  }

  void stop(@Observes ShutdownEvent event) {
    nets.close();
    routine.shutdown();
    urgent.shutdown();
  }

  /** Sends what somebody must act on now, as soon as the present transaction commits. */
  public void sendUrgent(List<UUID> ids) {
    if (isInTransaction()) {
      ids.forEach(id -> lanes.begins());
      sendAfterCommit(ids, this::sendFirst, lanes::ends);
    } else {
      queue.enqueue(ids, clock.instant());
    }
  }

  /** Sends what is due now, as soon as the present transaction commits. */
  public void sendRoutine(List<UUID> ids) {
    int room = isInTransaction() ? lanes.enter(ids.size()) : 0;
    if (room > 0) {
      sendAfterCommit(ids.subList(0, room), this::sendInTurn, lanes::leave);
    }
    if (room < ids.size()) {
      queue.enqueue(ids.subList(room, ids.size()), clock.instant());
    }
  }

  private boolean isInTransaction() {
    return transactions.getTransactionStatus() == Status.STATUS_ACTIVE;
  }

  private void sendAfterCommit(List<UUID> ids, Consumer<Try> send, Runnable leave) {
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
            begun.forEach(send);
            for (int i = begun.size(); i < ids.size(); i++) {
              leave.run();
            }
          }
        });
    tries.addAll(dispatcher.begin(ids));
    queue.enqueue(ids, clock.instant().plus(NET));
  }

  private void sendFirst(Try begun) {
    urgent.execute(
        () ->
            attempt(
                begun,
                () -> {
                  Done done;
                  try {
                    done = dispatcher.handOver(begun);
                  } finally {
                    lanes.ends();
                  }
                  putOnRecord(done);
                }));
  }

  private void sendInTurn(Try begun) {
    routine.execute(
        () -> {
          try {
            attempt(begun, () -> putOnRecord(dispatcher.handOver(begun)));
          } finally {
            lanes.leave();
          }
        });
  }

  private void putOnRecord(Done done) {
    UUID id = done.made().claimed().id();
    dispatcher
        .settle(done)
        .ifPresentOrElse(again -> queue.postpone(id, again), () -> nets.submit(id));
  }

  /** A failure leaves the message to its timer. */
  private void attempt(Try begun, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException failure) {
      meters.counter("trellis_deliveries_left_to_timer").increment();
      LOG.warnf(
          "message left to its timer notification=%s failure=%s",
          begun.claimed().id(), FailureDescription.withoutMessages(failure));
    }
  }
}
