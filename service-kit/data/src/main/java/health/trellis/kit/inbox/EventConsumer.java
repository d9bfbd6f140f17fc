package health.trellis.kit.inbox;

import health.trellis.kit.kafka.KafkaConnections;
import health.trellis.kit.kafka.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics that the service's handlers want. Urgent ones have a lane of their own, so that
 * an alert never stands behind whatever else has arrived. Each lane is a consumer group: within
 * one, a lane that is at work would hold up the other whenever partitions are shared out anew.
 */
@ApplicationScoped
public class EventConsumer {
  private final Parts parts;
  private final Set<String> urgent;
  private final List<EventLane> lanes = new ArrayList<>();

  EventConsumer(
      KafkaConnections kafka,
      Topics topics,
      EventProcessor processor,
      EarlyEvents early,
      EarlyEventLoop queues,
      DeadLetters deadLetters,
      MeterRegistry meters,
      @Any Instance<UrgentWork> urgentWork,
      @ConfigProperty(name = "trellis.inbox.attempts") int attempts,
      @ConfigProperty(name = "trellis.inbox.first-wait") Duration firstWait,
      @ConfigProperty(name = "trellis.inbox.urgent-topics") Optional<List<String>> urgentTopics) {
    this.parts =
        new Parts(
            kafka,
            topics,
            processor,
            early,
            queues,
            deadLetters,
            meters,
            urgentWork.stream().toList(),
            attempts,
            firstWait);
    this.urgent = new TreeSet<>(urgentTopics.orElse(List.of()));
  }

  /**
   * What a lane works with.
   *
   * @param urgentWork who hears of urgent events
   * @param attempts how often a failing event is tried
   * @param firstWait the first wait between tries
   */
  record Parts(
      KafkaConnections kafka,
      Topics topics,
      EventProcessor processor,
      EarlyEvents early,
      EarlyEventLoop queues,
      DeadLetters deadLetters,
      MeterRegistry meters,
      List<UrgentWork> urgentWork,
      int attempts,
      Duration firstWait) {}

  void start(@Observes StartupEvent event) {
    start();
  }

  void stop(@Observes ShutdownEvent event) {
    stop();
  }

  void start() {
    Set<String> others = new TreeSet<>(parts.processor().topics());
    Set<String> first = new TreeSet<>(urgent);
    first.retainAll(others);
    others.removeAll(first);
    open("urgent", first);
    open(null, others);
  }

  void stop() {
    lanes.forEach(EventLane::stop);
    lanes.clear();
  }

  private void open(@Nullable String name, Set<String> topics) {
    if (!topics.isEmpty()) {
      EventLane lane = new EventLane(name, topics, parts);
      lanes.add(lane);
      lane.start();
    }
  }
}
