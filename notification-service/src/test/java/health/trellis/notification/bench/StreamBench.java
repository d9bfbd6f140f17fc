package health.trellis.notification.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.testing.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Thousands of open streams on one copy: each hears its own events, and what a stream costs. */
class StreamBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 5_000);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final AtomicInteger open = new AtomicInteger();

  @Test
  void eachOfFiveThousandStreamsHearsItsOwn() throws Exception {
    try (FakeProvider provider = new FakeProvider(0, Duration.ZERO);
        Ground ground = new Ground(provider)) {
      Copy copy = ground.start("one", "-XX:+UseSerialGC");
      List<Reader> warmUp = connect(copy, 100);
      warmUp.forEach(Reader::close);
      Copy.sleep(Duration.ofSeconds(2));
      long before = heap(copy);
      List<Reader> readers = connect(copy, STREAMS);
      long after = heap(copy);
      long start = System.nanoTime();
      tellEach(ground, readers);
      Instant end = Instant.now().plus(PATIENCE);
      while (readers.stream().anyMatch(reader -> reader.heard.isEmpty())
          && Instant.now().isBefore(end)) {
        Copy.sleep(Duration.ofMillis(20));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Copy.sleep(Duration.ofSeconds(2));
      System.out.printf(
          Locale.ROOT,
          """

          %d open streams on one copy
          | measure | figure |
          |---|---|
          | heap for each stream, after a full collection, KiB | %.1f |
          | all have heard their own event, seconds after it was written | %.1f |
          """,
          STREAMS,
          (after - before) / 1024.0 / STREAMS,
          seconds);
      for (Reader reader : readers) {
        assertEquals(List.of(reader.patient.toString()), reader.heard);
        reader.close();
      }
    }
  }

  private List<Reader> connect(Copy copy, int many) {
    open.set(0);
    List<Reader> readers = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Reader reader = new Reader(copy.port());
      readers.add(reader);
      reader.thread = Thread.startVirtualThread(reader::listen);
      // Not more at once than a listen queue holds.
      while (readers.size() - open.get() > 100) {
        Copy.sleep(Duration.ofMillis(2));
      }
    }
    Instant end = Instant.now().plus(PATIENCE);
    while (open.get() < many && Instant.now().isBefore(end)) {
      Copy.sleep(Duration.ofMillis(20));
    }
    assertEquals(many, open.get());
    return readers;
  }

  /**
   * The text of each is the patient's id, so that a reader sees whose it was. Copies are told as
   * the service tells them of so many.
   */
  private static void tellEach(Ground ground, List<Reader> readers) {
    StringBuilder values = new StringBuilder();
    for (Reader reader : readers) {
      values.append(values.isEmpty() ? "" : ",").append("('").append(reader.patient).append("')");
    }
    ground.run(
        """
        insert into notification (id, audience, channel, kind, category, patient_id, source, state,
          title, body, due_at, created_at, sent_at)
        select gen_random_uuid(), 'patient:' || id, 'IN_APP', 'MILESTONE', 'ENCOURAGEMENT', id::uuid,
          'bench', 'SENT', id, id, now(), now(), now() from (values %s) p (id);
        select pg_notify('trellis_in_app', '*')
        """
            .formatted(values));
  }

  /** Used heap after a full collection, in bytes. */
  private static long heap(Copy copy) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    for (int i = 0; i < 2; i++) {
      new ProcessBuilder(jcmd, Long.toString(copy.pid()), "GC.run").start().waitFor();
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(copy.managementUrl() + "/q/metrics")).build();
      return http.send(request, BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("\"heap\""))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    }
  }

  /** One stream over a plain socket. */
  private final class Reader {
    private final UUID patient = UUID.randomUUID();
    private final List<String> heard = java.util.Collections.synchronizedList(new ArrayList<>());
    private final int port;
    private volatile Thread thread;
    private volatile Socket socket;

    Reader(int port) {
      this.port = port;
    }

    void listen() {
      try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket = connection;
        String request =
            "GET /api/v1/notifications/stream HTTP/1.1\r\nHost: localhost\r\nAccept:"
                + " text/event-stream\r\nAuthorization: Bearer "
                + Tokens.patient(patient)
                + "\r\n\r\n";
        connection.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        read(
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8), 512));
      } catch (IOException closed) {
        // The end of a stream is how a reader stops.
        socket = null;
      }
    }

    private void read(BufferedReader in) throws IOException {
      boolean first = true;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (first && line.startsWith(":")) {
          first = false;
          open.incrementAndGet();
        }
        int title = line.indexOf("\"title\":\"");
        if (title > 0) {
          heard.add(line.substring(title + 9, title + 9 + 36));
        }
      }
    }

    void close() {
      Socket connection = socket;
      if (connection != null) {
        try {
          connection.close();
          thread.join(Duration.ofSeconds(1));
        } catch (IOException | InterruptedException ended) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
