import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From a risk answer to the first page, on a running stack: a patient's app sends a PHQ-9 with a
 * positive ninth item through the gateway; the clinician on call has the app open (a stream of
 * server-sent events) and a mailbox. All from environment variables that first-page.sh sets.
 */
public final class FirstPage {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int WARM_UP = 20;
  private static final Pattern ALERT = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final BlockingQueue<Long> HEARD = new LinkedBlockingQueue<>();

  private record Round(double answered, double heard, double mailed) {}

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    Thread.ofVirtual().start(FirstPage::listen);
    if (HEARD.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS) == null) {
      throw new IllegalStateException("the stream of the clinician on call did not open");
    }
    List<Round> measured = new ArrayList<>();
    try (Mailbox mailbox = new Mailbox()) {
      for (int i = -WARM_UP; i < rounds; i++) {
        Round round = round(mailbox);
        if (i >= 0) {
          measured.add(round);
        }
      }
    }
    closeAlerts();
    System.out.printf(Locale.ROOT, "| %d risk answers after %d to warm up | median | 95th percentile | longest |%n|---|---|---|---|%n", rounds, WARM_UP);
    print("the patient's own answer is there", measured.stream().map(Round::answered).toList());
    print("the page is in the open app of the clinician on call", measured.stream().map(Round::heard).toList());
    print("the page is in the clinician's mailbox", measured.stream().map(Round::mailed).toList());
    System.exit(0);
  }

  private static Round round(Mailbox mailbox) throws Exception {
    HEARD.clear();
    int before = mailbox.messages();
    long start = System.nanoTime();
    answer();
    long answered = System.nanoTime();
    while (mailbox.messages() == before) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("no mail came");
      }
      Thread.sleep(1);
    }
    long mailed = System.nanoTime();
    Long heard = HEARD.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (heard == null) {
      throw new IllegalStateException("no page came in the app");
    }
    return new Round((answered - start) / 1e6, (heard - start) / 1e6, (mailed - start) / 1e6);
  }

  private static void answer() throws IOException, InterruptedException {
    String body =
        """
        {"patientId":"%s","instrument":"phq-9","answers":{"44250-9":1,"44255-8":1,"44259-0":1,
         "44254-1":1,"44251-7":1,"44258-2":1,"44252-5":1,"44253-3":1,"44260-8":2}}"""
            .formatted(env("PATIENT"));
    HttpResponse<String> answer = send("POST", "/api/v1/responses", env("PATIENT_TOKEN"), body);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  /** Whoever was paged answers, so that the demo's alerts do not go on paging. */
  private static void closeAlerts() throws IOException, InterruptedException {
    String token = env("CLINICIAN_TOKEN");
    for (int page = 0; page < 20; page++) {
      String path = "/api/v1/risk-alerts?state=OPEN&limit=100&patientId=" + env("PATIENT");
      Matcher alert = ALERT.matcher(send("GET", path, token, null).body());
      int found = 0;
      while (alert.find()) {
        found++;
        send("POST", "/api/v1/risk-alerts/" + alert.group(1) + "/acknowledge", token, "{\"note\":\"Called the patient\"}");
      }
      if (found == 0) {
        return;
      }
    }
  }

  private static HttpResponse<String> send(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(env("GATEWAY") + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static void listen() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(env("GATEWAY") + "/api/v1/notifications/stream"))
            .header("Authorization", "Bearer " + env("CLINICIAN_TOKEN"))
            .header("Accept", "text/event-stream")
            .build();
    try {
      HTTP.send(request, BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith(":") || line.contains("\"RISK_PAGE\""))
          .forEach(line -> HEARD.add(System.nanoTime()));
    } catch (IOException | InterruptedException lost) {
      System.err.println("the stream ended: " + lost);
    }
  }

  private static void print(String what, List<Double> times) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f ms | %.0f ms | %.0f ms |%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get((int) (sorted.size() * 0.95)),
        sorted.getLast());
  }

  private static String env(String name) {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }

  /** The clinician's mailbox of the local stack, by IMAP (RFC 9051, STATUS). */
  private static final class Mailbox implements AutoCloseable {
    private static final Pattern COUNT = Pattern.compile("MESSAGES (\\d+)");
    private final Socket socket = new Socket("127.0.0.1", Integer.parseInt(env("IMAP_PORT")));
    private final BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

    Mailbox() throws IOException {
      socket.setTcpNoDelay(true);
      in.readLine();
      command("LOGIN " + env("MAILBOX") + " x");
    }

    int messages() throws IOException {
      Matcher count = COUNT.matcher(command("STATUS INBOX (MESSAGES)"));
      if (!count.find()) {
        throw new IOException("the mailbox does not tell how many messages it has");
      }
      return Integer.parseInt(count.group(1));
    }

    private String command(String text) throws IOException {
      socket.getOutputStream().write(("a " + text + "\r\n").getBytes(StandardCharsets.US_ASCII));
      StringBuilder answer = new StringBuilder();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        answer.append(line).append('\n');
        if (line.startsWith("a ")) {
          return answer.toString();
        }
      }
      throw new IOException("the mailbox is gone");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
