import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks for one Patient after the other, by FHIR, from some clients; prints requests a second.
 *
 * <p>Arguments: address, path with {@code %s} for what differs, clients, seconds. TOKENS and VALUES
 * come from the environment, separated by spaces, as stack.sh sets them.
 */
public final class Reads {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String[] TOKENS = System.getenv("TOKENS").split(" ");
  private static final String[] VALUES = System.getenv("VALUES").split(" ");

  public static void main(String[] arguments) throws Exception {
    String address = arguments[0] + arguments[1];
    int clients = Integer.parseInt(arguments[2]);
    int seconds = Integer.parseInt(arguments[3]);
    run(address, clients, Math.max(5, seconds / 2));
    System.out.printf(Locale.ROOT, "%.1f%n", run(address, clients, seconds));
  }

  private static double run(String address, int clients, int seconds) throws Exception {
    AtomicLong done = new AtomicLong();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Future<?>> running = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        String token = TOKENS[i % TOKENS.length];
        running.add(
            threads.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    String value = VALUES[(int) (done.getAndIncrement() % VALUES.length)];
                    read(address.formatted(value), token);
                  }
                  return null;
                }));
      }
    }
    for (Future<?> client : running) {
      client.get();
    }
    return (double) done.get() / seconds;
  }

  private static void read(String address, String token)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .GET()
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200 || !answer.body().contains("\"Patient\"")) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }
}
