package health.trellis.notification.inapp;

import health.trellis.kit.background.BackgroundLoop;
import health.trellis.kit.http.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Live streams of new notifications. One look at the database per copy and moment serves all of its
 * streams, so that any copy hears of what any other has made.
 */
@ApplicationScoped
public class Streams {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** Looks back this far each time: a transaction that took long shows its rows late. */
  private static final Duration LOOK_BACK = Duration.ofSeconds(10);

  private static final int MAX_PER_READER = 5;

  private final Inbox inbox;
  private final Clock clock;
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
  private @Nullable BackgroundLoop loop;

  Streams(Inbox inbox, Clock clock, MeterRegistry meters) {
    this.inbox = inbox;
    this.clock = clock;
    Gauge.builder("trellis_notification_streams", streams, Set::size)
        .description("Open streams on this copy")
        .register(meters);
  }

  /**
   * An open stream.
   *
   * @param told what it has had of what is in sight, so that each comes once
   */
  private record Stream(
      String reader,
      List<String> audiences,
      Set<UUID> told,
      MultiEmitter<? super NotificationDto> emitter) {}

  void start(@Observes StartupEvent event) {
    loop = BackgroundLoop.start("notification-streams", LOOK_EVERY, this::look);
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
    }
    streams.forEach(stream -> stream.emitter().complete());
  }

  /**
   * A stream of what comes from now on; a reader that is too slow loses it and comes back. It ends
   * after a while by itself, so that nobody listens on with a token that is long over.
   *
   * @param known what the reader has already, or is given before the stream
   */
  Multi<NotificationDto> open(String reader, List<String> audiences, Collection<UUID> known) {
    if (streams.stream().filter(s -> s.reader().equals(reader)).count() >= MAX_PER_READER) {
      throw Refusal.conflict(
          "too-many-streams", "At most " + MAX_PER_READER + " streams per account.");
    }
    Set<UUID> told = ConcurrentHashMap.newKeySet();
    told.addAll(known);
    return Multi.createFrom()
        .<NotificationDto>emitter(
            emitter -> {
              Stream stream = new Stream(reader, audiences, told, emitter);
              streams.add(stream);
              emitter.onTermination(() -> streams.remove(stream));
            },
            BackPressureStrategy.ERROR);
  }

  /** What is in sight of the streams at this moment. */
  List<UUID> recent() {
    return inbox.createdSince(horizon()).stream().map(entry -> entry.notification().id()).toList();
  }

  private Instant horizon() {
    return clock.instant().minus(LOOK_BACK);
  }

  private void look() {
    if (streams.isEmpty()) {
      return;
    }
    List<Inbox.Entry> entries = inbox.createdSince(horizon());
    Set<UUID> inSight =
        entries.stream().map(entry -> entry.notification().id()).collect(Collectors.toSet());
    for (Stream stream : streams) {
      entries.stream()
          .filter(entry -> stream.audiences().contains(entry.audience()))
          .map(Inbox.Entry::notification)
          .filter(notification -> stream.told().add(notification.id()))
          .forEach(stream.emitter()::emit);
      stream.told().retainAll(inSight);
    }
  }
}
