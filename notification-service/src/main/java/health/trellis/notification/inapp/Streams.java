package health.trellis.notification.inapp;

import health.trellis.kit.background.BackgroundLoop;
import health.trellis.kit.http.Refusal;
import health.trellis.notification.message.InAppNews;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Live streams of new notifications. A copy hears at once what any copy has written for those who
 * listen here; a look at the database now and then serves all of its streams with what was not
 * heard.
 */
@ApplicationScoped
public class Streams {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Looks back this far each time: a transaction that took long shows its rows late. */
  private static final Duration LOOK_BACK = Duration.ofSeconds(10);

  private static final int MAX_PER_READER = 5;

  private final Inbox inbox;
  private final DataSource dataSource;
  private final Clock clock;
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<Stream>> byAudience = new ConcurrentHashMap<>();
  private volatile boolean running = true;
  private @Nullable BackgroundLoop loop;

  Streams(Inbox inbox, DataSource dataSource, Clock clock, MeterRegistry meters) {
    this.inbox = inbox;
    this.dataSource = dataSource;
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
    loop = BackgroundLoop.start("notification-streams", LOOK_EVERY, this::listen);
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
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
              add(stream);
              emitter.onTermination(() -> remove(stream));
            },
            BackPressureStrategy.ERROR);
  }

  private void add(Stream stream) {
    streams.add(stream);
    for (String audience : stream.audiences()) {
      byAudience.compute(
          audience,
          (name, known) -> {
            Set<Stream> those = known == null ? ConcurrentHashMap.newKeySet() : known;
            those.add(stream);
            return those;
          });
    }
  }

  private void remove(Stream stream) {
    streams.remove(stream);
    for (String audience : stream.audiences()) {
      byAudience.computeIfPresent(
          audience,
          (name, those) -> {
            those.remove(stream);
            return those.isEmpty() ? null : those;
          });
    }
  }

  /** What is in sight of a reader's streams at this moment. */
  List<UUID> recent(List<String> audiences) {
    return inbox.createdSince(horizon(), audiences);
  }

  private Instant horizon() {
    return clock.instant().minus(LOOK_BACK);
  }

  /** On one thread, so that no stream is told anything twice. */
  private void listen() {
    look();
    try (Ear ear = Ear.open(dataSource)) {
      long next = System.nanoTime();
      while (running) {
        long left = next - System.nanoTime();
        if (left <= 0) {
          look();
          next = System.nanoTime() + LOOK_EVERY.toNanos();
        } else {
          tell(ear.hear(Duration.ofNanos(left)));
        }
      }
    } catch (SQLException lost) {
      throw new IllegalStateException("the streams cannot listen", lost);
    }
  }

  private void tell(Ear.Heard heard) {
    if (heard.much()) {
      look();
      return;
    }
    List<UUID> wanted =
        heard.entries().stream()
            .filter(entry -> byAudience.containsKey(entry.audience()))
            .map(InAppNews.Entry::id)
            .toList();
    if (!wanted.isEmpty()) {
      inbox.entries(wanted).forEach(this::tell);
    }
  }

  private void look() {
    if (streams.isEmpty()) {
      return;
    }
    List<Inbox.Entry> entries = inbox.createdSince(horizon());
    Set<UUID> inSight =
        entries.stream().map(entry -> entry.notification().id()).collect(Collectors.toSet());
    entries.forEach(this::tell);
    streams.forEach(stream -> stream.told().retainAll(inSight));
  }

  private void tell(Inbox.Entry entry) {
    NotificationDto notification = entry.notification();
    byAudience.getOrDefault(entry.audience(), Set.of()).stream()
        .filter(stream -> stream.told().add(notification.id()))
        .forEach(stream -> stream.emitter().emit(notification));
  }
}
