package health.trellis.kit.inbox;

import health.trellis.kit.background.BackgroundLoop;
import health.trellis.kit.http.FailureDescription;
import health.trellis.kit.trace.TraceContext;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads some topics, partition by partition in order, and commits an offset only after its event
 * took effect or was set aside. During an outage of the database it waits on the spot: nothing is
 * skipped, nothing becomes a dead letter for it.
 */
final class EventLane {
  private static final Logger LOG = Logger.getLogger(EventLane.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final @Nullable String name;
  private final Collection<String> names;
  private final EventConsumer.Parts parts;
  private volatile boolean running = true;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
  private @Nullable BackgroundLoop loop;

  /**
   * A lane that does not run yet.
   *
   * @param name for its consumer group; absent for the lane of all that is not urgent
   * @param names the topics that it reads
   */
  EventLane(@Nullable String name, Collection<String> names, EventConsumer.Parts parts) {
    this.name = name;
    this.names = names;
    this.parts = parts;
  }

  void start() {
    loop = BackgroundLoop.start(name == null ? "events" : name + "-events", PAUSE, this::consume);
  }

  void stop() {
    running = false;
    KafkaConsumer<String, byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    if (loop != null) {
      loop.close();
    }
  }

  /** Consumes until the process stops; after a failure the loop opens a new consumer. */
  private void consume() {
    parts.topics().ensure();
    try (KafkaConsumer<String, byte[]> open = parts.kafka().consumer(name)) {
      consumer = open;
      open.subscribe(names);
      while (running) {
        handle(open, open.poll(POLL));
      }
    } catch (WakeupException stopped) {
      LOG.debug("consumer woken to stop");
    } finally {
      consumer = null;
    }
  }

  private void handle(
      KafkaConsumer<String, byte[]> open, ConsumerRecords<String, byte[]> messages) {
    for (TopicPartition partition : messages.partitions()) {
      for (ConsumerRecord<String, byte[]> message : messages.records(partition)) {
        if (!running || !settle(ReceivedEvent.of(message))) {
          // Come back to this very event: it and all behind it are read again.
          open.seek(partition, message.offset());
          break;
        }
        open.commitAsync(Map.of(partition, new OffsetAndMetadata(message.offset() + 1)), null);
      }
    }
  }

  /** Whether the event is done with; false during an outage. */
  private boolean settle(ReceivedEvent event) {
    boolean[] settled = {true};
    Runnable handle =
        () ->
            TraceContext.run(
                event.traceparent(),
                "handle " + event.type(),
                () -> settled[0] = tryToSettle(event));
    if (name == null) {
      handle.run();
    } else {
      beforeAllElse(handle);
    }
    return settled[0];
  }

  private void beforeAllElse(Runnable handle) {
    parts.urgentWork().forEach(UrgentWork::begins);
    try {
      handle.run();
    } finally {
      parts.urgentWork().forEach(UrgentWork::ends);
    }
  }

  private boolean tryToSettle(ReceivedEvent event) {
    for (int attempt = 1; running; attempt++) {
      try {
        if (!parts.processor().process(event)) {
          return putInQueue(event);
        }
        parts.meters().counter("trellis_events_handled", "type", event.type()).increment();
        return true;
      } catch (UnreadableEvent unreadable) {
        return setAside(event, unreadable.getMessage());
      } catch (NotYet missing) {
        return putInQueue(event);
      } catch (RuntimeException failure) {
        if (Outage.causes(failure)) {
          pause(PAUSE);
          return false;
        }
        LOG.warnf(
            "event failed type=%s attempt=%d failure=%s",
            event.type(), attempt, FailureDescription.withoutMessages(failure));
        if (attempt >= parts.attempts()) {
          return setAside(event, FailureDescription.withoutMessages(failure));
        }
        pause(wait(attempt));
      }
    }
    return false;
  }

  /** An event that came too early waits beside the partition, and those of its key behind it. */
  private boolean putInQueue(ReceivedEvent event) {
    try {
      parts.early().add(event);
      parts.queues().wake();
      parts.meters().counter("trellis_events_early", "type", event.type()).increment();
      return true;
    } catch (UnreadableEvent unreadable) {
      return setAside(event, unreadable.getMessage());
    } catch (RuntimeException failure) {
      LOG.warnf(
          "early event could not be kept failure=%s", FailureDescription.withoutMessages(failure));
      pause(PAUSE);
      return false;
    }
  }

  private boolean setAside(ReceivedEvent event, @Nullable String reason) {
    try {
      parts.deadLetters().add(event, String.valueOf(reason));
      return true;
    } catch (RuntimeException failure) {
      LOG.warnf(
          "dead letter could not be kept failure=%s", FailureDescription.withoutMessages(failure));
      pause(PAUSE);
      return false;
    }
  }

  /** Doubles from attempt to attempt, with jitter so that copies do not march in step. */
  private Duration wait(int attempt) {
    long millis = parts.firstWait().toMillis() << Math.min(attempt - 1, 10);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }

  private void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException stopped) {
      running = false;
    }
  }
}
