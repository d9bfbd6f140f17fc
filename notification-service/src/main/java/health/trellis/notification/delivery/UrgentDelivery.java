package health.trellis.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Sends what is urgent past the queue: right after its transaction commits, beside however many
 * routine messages are due. The timer stays as the net, for a copy that dies in between.
 */
@ApplicationScoped
public class UrgentDelivery {
  private static final Logger LOG = Logger.getLogger(UrgentDelivery.class);

  /** Longer than a provider may take, so that the net does not send a second time. */
  private static final Duration NET = Duration.ofSeconds(30);

  private final DeliveryQueue queue;
  private final Instance<Dispatcher> dispatcher;
  private final TransactionSynchronizationRegistry transactions;
  private final MeterRegistry meters;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  UrgentDelivery(
      DeliveryQueue queue,
      Instance<Dispatcher> dispatcher,
      TransactionSynchronizationRegistry transactions,
      MeterRegistry meters,
      Clock clock) {
    this.queue = queue;
    this.dispatcher = dispatcher;
    this.transactions = transactions;
    this.meters = meters;
    this.clock = clock;
  }

  /** Sends a notification as soon as the present transaction commits, and only then. */
  public void send(UUID notificationId) {
    if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
      queue.enqueue(notificationId, clock.instant());
      return;
    }
    queue.enqueue(notificationId, clock.instant().plus(NET));
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Nothing is to be done while it may still roll back.
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              threads.execute(() -> sendNow(notificationId));
            }
          }
        });
  }

  void stop(@Observes ShutdownEvent event) {
    threads.shutdown();
  }

  /** A failure here leaves the message to the timer. */
  private void sendNow(UUID id) {
    try {
      dispatcher.get().send(id);
    } catch (RuntimeException failure) {
      meters.counter("trellis_urgent_deliveries_left_to_timer").increment();
      LOG.warnf("urgent message left to its timer notification=%s", id);
    }
  }
}
