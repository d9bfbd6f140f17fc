package health.trellis.kit.kafka;

import health.trellis.event.EventCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics of all events, made at the start where no operator makes them. */
@ApplicationScoped
public class Topics {
  private static final String DEAD_LETTER_SUFFIX = ".dlt";

  private final KafkaConnections kafka;
  private final boolean create;
  private final int partitions;
  private final short replicationFactor;

  Topics(
      KafkaConnections kafka,
      @ConfigProperty(name = "trellis.kafka.create-topics") boolean create,
      @ConfigProperty(name = "trellis.kafka.partitions") int partitions,
      @ConfigProperty(name = "trellis.kafka.replication-factor") short replicationFactor) {
    this.kafka = kafka;
    this.create = create;
    this.partitions = partitions;
    this.replicationFactor = replicationFactor;
  }

  /** Where events of a topic go that cannot take effect. */
  public static String deadLetter(String topic) {
    return topic + DEAD_LETTER_SUFFIX;
  }

  /** Makes what is missing; fails when the broker does not answer, to be tried again. */
  public void ensure() {
    if (!create) {
      return;
    }
    try (Admin admin = kafka.admin()) {
      Set<String> missing = wanted();
      missing.removeAll(admin.listTopics().names().get());
      List<NewTopic> topics = new ArrayList<>();
      for (String topic : missing) {
        int count = topic.endsWith(DEAD_LETTER_SUFFIX) ? 1 : partitions;
        topics.add(new NewTopic(topic, count, replicationFactor));
      }
      for (var made : admin.createTopics(topics).values().values()) {
        awaitMade(made);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while making topics", stopped);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("topics could not be made", failure);
    }
  }

  /** Another copy may make the same topic at the same moment: that is as good. */
  private static void awaitMade(org.apache.kafka.common.KafkaFuture<Void> made)
      throws InterruptedException, ExecutionException {
    try {
      made.get();
    } catch (ExecutionException failure) {
      if (!(failure.getCause() instanceof TopicExistsException)) {
        throw failure;
      }
    }
  }

  private static Set<String> wanted() {
    Set<String> topics = new TreeSet<>();
    for (var event : EventCatalog.events()) {
      topics.add(EventCatalog.topic(event));
      topics.add(deadLetter(EventCatalog.topic(event)));
    }
    return topics;
  }
}
