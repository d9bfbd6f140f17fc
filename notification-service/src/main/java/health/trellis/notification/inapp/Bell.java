package health.trellis.notification.inapp;

import health.trellis.kit.background.BackgroundLoop;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.message.InAppNews;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the streams of all copies what has just been written. It rings after the commit, on a
 * thread of its own and once for all that came meanwhile: a transaction that rings itself would
 * keep every other such one waiting for its commit. What is not heard is found by the streams' own
 * look.
 */
@ApplicationScoped
class Bell {
  static final String CHANNEL = "trellis_in_app";

  /** More than is worth a list: look at everything. */
  static final String MUCH = "*";

  /** So many fit into the 8000 bytes of one ring. */
  private static final int MOST = 80;

  private static final Duration REST = Duration.ofSeconds(1);

  private final Sql sql;
  private final BlockingQueue<InAppNews.Entry> untold = new ArrayBlockingQueue<>(MOST);
  private final AtomicBoolean much = new AtomicBoolean();
  private @Nullable BackgroundLoop loop;

  Bell(Sql sql) {
    this.sql = sql;
  }

  void start(@Observes StartupEvent event) {
    loop = BackgroundLoop.start("notification-bell", REST, this::ring);
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
    }
  }

  void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) InAppNews news) {
    for (InAppNews.Entry entry : news.entries()) {
      if (!untold.offer(entry)) {
        much.set(true);
      }
    }
    if (loop != null) {
      loop.wake();
    }
  }

  private void ring() {
    List<InAppNews.Entry> entries = new ArrayList<>();
    untold.drainTo(entries);
    if (much.getAndSet(false)) {
      ring(MUCH);
    } else if (!entries.isEmpty()) {
      ring(entries.stream().map(Bell::write).collect(Collectors.joining("\n")));
    }
  }

  /** Nothing of it has to be on disk: what a crash forgets is found by the look. */
  private void ring(String news) {
    sql.query(
        "select set_config('synchronous_commit', 'off', true), pg_notify(?, ?)",
        row -> true,
        CHANNEL,
        news);
  }

  private static String write(InAppNews.Entry entry) {
    return entry.id() + " " + entry.audience();
  }
}
