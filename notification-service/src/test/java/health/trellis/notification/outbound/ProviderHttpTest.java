package health.trellis.notification.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers that answer badly hold nobody up. */
class ProviderHttpTest {
  private static final Duration TIMEOUT = Duration.ofMillis(700);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final CountDownLatch cut = new CountDownLatch(1);
  private HttpServer provider;

  @BeforeEach
  void listen() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    provider.createContext("/good", exchange -> answer(exchange, 1, Duration.ZERO));
    provider.createContext("/drops", exchange -> answer(exchange, 10_000, Duration.ofMillis(50)));
    provider.createContext("/endless", exchange -> answer(exchange, 1_000_000, Duration.ZERO));
    provider.createContext("/silent", exchange -> {});
    provider.start();
  }

  @AfterEach
  void close() {
    provider.stop(0);
    http.shutdownNow();
  }

  @Test
  void aGoodAnswerIsRead() throws Exception {
    assertEquals("0123456789", ask("/good").body());
  }

  @Test
  void anAnswerThatComesDropByDropEndsInTimeAndSoDoesItsConnection() throws Exception {
    assertLate("/drops");
    assertEquals(true, cut.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Test
  void anAnswerThatNeverComesEndsInTime() {
    assertLate("/silent");
  }

  @Test
  void anAnswerOfTenMegabytesIsNotKept() {
    assertTimeoutPreemptively(
        PATIENCE, () -> assertThrows(IOException.class, () -> ask("/endless")));
  }

  @Test
  void aProviderThatIsNotThereIsToldApart() {
    URI nowhere = URI.create(url("/good"));
    provider.stop(0);
    assertThrows(
        ConnectException.class,
        () -> ProviderHttp.send(http, HttpRequest.newBuilder(nowhere).build(), PATIENCE));
  }

  private void assertLate(String path) {
    assertTimeoutPreemptively(
        PATIENCE, () -> assertThrows(HttpTimeoutException.class, () -> ask(path)));
  }

  private HttpResponse<String> ask(String path) throws Exception {
    return ProviderHttp.send(http, HttpRequest.newBuilder(URI.create(url(path))).build(), TIMEOUT);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + provider.getAddress().getPort() + path;
  }

  /** Ten bytes so many times, with a pause before each. */
  private void answer(HttpExchange exchange, int times, Duration pause) throws IOException {
    exchange.sendResponseHeaders(200, 10L * times);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < times; i++) {
        Thread.sleep(pause);
        out.write("0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        out.flush();
      }
    } catch (IOException | InterruptedException closed) {
      cut.countDown();
    }
  }
}
