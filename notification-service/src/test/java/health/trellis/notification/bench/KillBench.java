package health.trellis.notification.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.testing.TestKafka;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Kills a copy, the broker or a process of the database, time after time at random moments, while
 * reminders are due and alerts come in: nothing is lost, and nobody is told anything twice.
 */
class KillBench {
  private static final int KILLS = Integer.getInteger("bench.kills", 50);
  private static final long SEED = Long.getLong("bench.seed", System.nanoTime());
  private static final double SECONDS_APART = 0.25;
  private static final Duration QUIET_DOWN = Duration.ofMinutes(4);

  private final Random random = new Random(SEED);
  private final List<String> killed = new ArrayList<>();

  @Test
  void nothingIsLostAndNothingIsSentTwice() throws Exception {
    int reminders = KILLS * 16;
    try (FakeProvider provider = new FakeProvider(50, Duration.ofSeconds(4));
        Ground ground = new Ground(provider)) {
      List<Copy> copies = List.of(ground.start("one"), ground.start("two"));
      Pager pager = new Pager(ground);
      ground.remind(1, reminders, Instant.now().plusSeconds(5), SECONDS_APART);
      for (int i = 0; i < KILLS; i++) {
        pager.alert();
        Copy.sleep(Duration.ofMillis(500 + random.nextInt(3000)));
        kill(copies.get(random.nextInt(copies.size())), ground);
      }
      int expected = reminders + KILLS;
      Instant end = Instant.now().plus(QUIET_DOWN);
      while (provider.messages() < expected && Instant.now().isBefore(end)) {
        Copy.sleep(Duration.ofMillis(200));
      }
      Copy.sleep(Duration.ofSeconds(10));
      report(provider, expected);
      assertEquals(expected, provider.messages());
      assertEquals(KILLS, provider.told(Pager.NUMBER));
      assertEquals(
          reminders,
          IntStream.rangeClosed(1, reminders)
              .filter(n -> provider.told(Ground.number(n)) == 1)
              .count());
    }
  }

  private void report(FakeProvider provider, int expected) {
    System.out.printf(
        Locale.ROOT,
        """

        kill test, seed %d
        | measure | figure |
        |---|---|
        | kills: copy / broker / database | %d / %d / %d |
        | messages that were due / that the provider has | %d / %d |
        | requests that it knew by their key as repeated | %d |
        | people who were told a reminder twice / pages of %d alerts | %d / %d |
        """,
        SEED,
        count("copy"),
        count("broker"),
        count("database"),
        expected,
        provider.messages(),
        provider.asked() - provider.messages(),
        KILLS,
        provider.toldTwice() - (provider.told(Pager.NUMBER) > 1 ? 1 : 0),
        provider.told(Pager.NUMBER));
  }

  private long count(String what) {
    return killed.stream().filter(what::equals).count();
  }

  private void kill(Copy copy, Ground ground) throws SQLException {
    switch (random.nextInt(5)) {
      case 0 -> {
        killed.add("broker");
        TestKafka.kill();
        Copy.sleep(Duration.ofMillis(random.nextInt(2000)));
        TestKafka.start();
      }
      case 1, 2 -> {
        killed.add("database");
        killDatabase(ground);
      }
      default -> {
        killed.add("copy");
        copy.kill();
        copy.restart();
      }
    }
  }

  /** PostgreSQL takes the death of one of its processes as a crash of all, and recovers. */
  private static void killDatabase(Ground ground) throws SQLException {
    try (Connection connection = ground.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      ProcessHandle.of(row.getLong(1)).ifPresent(ProcessHandle::destroyForcibly);
      Copy.sleep(Duration.ofMillis(200));
    }
  }
}
