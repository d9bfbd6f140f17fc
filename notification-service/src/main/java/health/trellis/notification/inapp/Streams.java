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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
  private Set<UUID> seen = new LinkedHashSet<>();
  private @Nullable BackgroundLoop loop;

  Streams(Inbox inbox, Clock clock, MeterRegistry meters) {
    this.inbox = inbox;
    this.clock = clock;
    Gauge.builder("trellis_notification_streams", streams, Set::size)
        .description("Open streams on this copy")
        .register(meters);
  }

  private record Stream(
      String reader, List<String> audiences, MultiEmitter<? super NotificationDto> emitter) {}

  void start(@Observes StartupEvent event) {
    loop = BackgroundLoop.start("notification-streams", LOOK_EVERY, this::look);
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
    }
    streams.forEach(stream -> stream.emitter().complete());
  }

  /** A stream of what comes from now on; a reader that is too slow loses it and comes back. */
  Multi<NotificationDto> open(String reader, List<String> audiences) {
    if (streams.stream().filter(s -> s.reader().equals(reader)).count() >= MAX_PER_READER) {
      throw Refusal.conflict(
          "too-many-streams", "At most " + MAX_PER_READER + " streams per account.");
    }
    return Multi.createFrom()
        .emitter(
            emitter -> {
              Stream stream = new Stream(reader, audiences, emitter);
              streams.add(stream);
              emitter.onTermination(() -> streams.remove(stream));
            },
            BackPressureStrategy.ERROR);
  }

  private void look() {
    if (streams.isEmpty()) {
      seen.clear();
      return;
    }
    Instant from = clock.instant().minus(LOOK_BACK);
    List<Inbox.Entry> recent = inbox.createdSince(from);
    Set<UUID> now = new LinkedHashSet<>();
    for (Inbox.Entry entry : recent) {
      now.add(entry.notification().id());
      if (!seen.contains(entry.notification().id())) {
        streams.stream()
            .filter(stream -> stream.audiences().contains(entry.audience()))
            .forEach(stream -> stream.emitter().emit(entry.notification()));
      }
    }
    seen = now;
  }
}
