package health.trellis.notification.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider of texts that knows a repeated message by its Idempotency-Key, as providers do, and
 * that sometimes accepts a message and answers too late.
 */
final class FakeProvider implements AutoCloseable {
  private static final Pattern TO = Pattern.compile("(?:^|&)To=([^&]*)");

  private final Map<String, String> accepted = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> byNumber = new ConcurrentHashMap<>();
  private final Map<String, Long> lastAt = new ConcurrentHashMap<>();
  private final AtomicLong asked = new AtomicLong();
  private final HttpServer server;
  private final int lateOneIn;
  private final Duration late;

  /**
   * Starts it.
   *
   * @param lateOneIn of so many messages one is answered late, the first time; 0: none
   */
  FakeProvider(int lateOneIn, Duration late) {
    this.lateOneIn = lateOneIn;
    this.late = late;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Different messages, by key. */
  int messages() {
    return accepted.size();
  }

  /** Requests, repeated ones too. */
  long asked() {
    return asked.get();
  }

  /** Numbers that got more than one message. */
  long toldTwice() {
    return byNumber.values().stream().filter(count -> count.get() > 1).count();
  }

  long told(String number) {
    AtomicLong count = byNumber.get(number);
    return count == null ? 0 : count.get();
  }

  /** When a number got its last message, by {@link System#nanoTime}. */
  long lastAt(String number) {
    return lastAt.getOrDefault(number, 0L);
  }

  private void take(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    boolean first = accepted.putIfAbsent(key, "SM" + key) == null;
    if (first) {
      Matcher to = TO.matcher(form);
      String number = to.find() ? URLDecoder.decode(to.group(1), StandardCharsets.UTF_8) : "";
      lastAt.put(number, System.nanoTime());
      byNumber.computeIfAbsent(number, n -> new AtomicLong()).incrementAndGet();
      if (lateOneIn > 0 && Math.floorMod(key.hashCode(), lateOneIn) == 0) {
        pause();
      }
    }
    byte[] answer = ("{\"sid\":\"" + accepted.get(key) + "\"}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(201, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private void pause() {
    try {
      Thread.sleep(late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
