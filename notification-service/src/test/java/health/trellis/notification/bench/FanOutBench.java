package health.trellis.notification.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Reminders that are all due in the same minute, over two copies, against a provider that one time
 * in fifty accepts and answers too late; pages about risks go out meanwhile.
 */
class FanOutBench {
  private static final int REMINDERS = Integer.getInteger("bench.reminders", 100_000);
  private static final int BARE = 4_000;
  private static final int BARE_THREADS = 16;
  private static final int PAGES = 60;
  private static final int WARM_UP = 3_000;
  private static final int FIRST_OF_WARM_UP = 8_000_000;
  private static final Duration BETWEEN_PAGES = Duration.ofMillis(100);

  @Test
  void oneHundredThousandRemindersOfOneMinute() throws Exception {
    try (FakeProvider provider = new FakeProvider(50, Duration.ofSeconds(4));
        Ground ground = new Ground(provider)) {
      ground.start("one");
      ground.start("two");
      double bare = bare(ground);
      Pager pager = new Pager(ground);
      // A service that has run for a while: its code is compiled, its statements are prepared.
      ground.remind(FIRST_OF_WARM_UP, WARM_UP, Instant.now(), 0);
      await(() -> provider.messages() >= WARM_UP);
      await(() -> ground.count("notification where channel = 'SMS' and state <> 'SENT'") == 0);
      pages(provider, pager, 10);
      List<Double> alone = pages(provider, pager, PAGES);
      Instant due = Instant.now().plusSeconds(5);
      ground.remind(1, REMINDERS, due, 0);
      int before = provider.messages();
      await(() -> provider.messages() > before);
      long start = System.nanoTime();
      List<Double> loaded = pages(provider, pager, PAGES);
      int pages = 10 + 2 * PAGES;
      await(() -> provider.messages() >= WARM_UP + REMINDERS + pages);
      double seconds = (System.nanoTime() - start) / 1e9;
      await(() -> ground.count("notification where channel = 'SMS' and state <> 'SENT'") == 0);
      report(provider, bare, REMINDERS / seconds, alone, loaded);
      assertEquals(WARM_UP + REMINDERS + pages, provider.messages());
      assertEquals(1, provider.toldTwice(), "the clinician on call, and nobody else");
    }
  }

  private static void report(
      FakeProvider provider, double bare, double rate, List<Double> alone, List<Double> loaded) {
    System.out.printf(
        Locale.ROOT,
        """

        fan-out of %d reminders after %d to warm up, 2 copies, a fiftieth answered after the time-out
        | measure | figure |
        |---|---|
        | messages that the provider has / requests to it | %d / %d |
        | reminders a second | %.0f |
        | bare loop of insert and send, %d at once | %.0f |
        | ratio | %.2f |
        | page, event to provider, alone: median / 95th percentile ms | %.0f / %.0f |
        | page under the bulk: median / 95th percentile ms | %.0f / %.0f |
        | ratio of the medians / of the 95th percentiles | %.2f / %.2f |
        """,
        REMINDERS,
        WARM_UP,
        provider.messages(),
        provider.asked(),
        rate,
        BARE_THREADS,
        bare,
        rate / bare,
        at(alone, 0.5),
        at(alone, 0.95),
        at(loaded, 0.5),
        at(loaded, 0.95),
        at(loaded, 0.5) / at(alone, 0.5),
        at(loaded, 0.95) / at(alone, 0.95));
  }

  /** What the machine can do at best: a row, a request, and no more. */
  private static double bare(Ground ground) throws Exception {
    try (FakeProvider peer = new FakeProvider(0, Duration.ZERO);
        ExecutorService threads = Executors.newFixedThreadPool(BARE_THREADS)) {
      ground.run("create table bare (id uuid primary key, body text not null)");
      long start = System.nanoTime();
      Callable<Void> loop = () -> bareLoop(ground, peer.url());
      for (Future<Void> done : threads.invokeAll(Collections.nCopies(BARE_THREADS, loop))) {
        done.get();
      }
      assertEquals(BARE, peer.messages());
      return BARE / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static Void bareLoop(Ground ground, String url) throws Exception {
    try (Connection connection = ground.connect();
        PreparedStatement insert = connection.prepareStatement("insert into bare values (?, ?)");
        HttpClient http = HttpClient.newHttpClient()) {
      for (int i = 0; i < BARE / BARE_THREADS; i++) {
        UUID id = UUID.randomUUID();
        insert.setObject(1, id);
        insert.setString(2, "Reminder: you have an appointment.");
        insert.executeUpdate();
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(url))
                .header("Idempotency-Key", id.toString())
                .POST(BodyPublishers.ofString("To=" + id + "&Body=Reminder"))
                .build();
        http.send(request, BodyHandlers.ofString());
      }
      return null;
    }
  }

  /** Milliseconds from an alert's event in Kafka to the page at the provider. */
  private static List<Double> pages(FakeProvider provider, Pager pager, int many) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      long told = provider.told(Pager.NUMBER);
      pager.alert();
      long start = System.nanoTime();
      await(() -> provider.told(Pager.NUMBER) > told);
      times.add((provider.lastAt(Pager.NUMBER) - start) / 1e6);
      Copy.sleep(BETWEEN_PAGES);
    }
    return times;
  }

  private static double at(List<Double> times, double quantile) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(quantile * sorted.size())));
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    Instant end = Instant.now().plus(Duration.ofMinutes(30));
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("it takes too long");
      }
      Copy.sleep(Duration.ofMillis(1));
    }
  }
}
