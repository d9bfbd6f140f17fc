import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Measures a running stack through its gateway.
 *
 * <p>{@code submit}: a PHQ-9 answered over and over by some clients, for one patient after the other,
 * as a real load is; prints requests a second.
 * {@code alert}: from a risk answer sent until its notification is queued, beside two bare paths of
 * commit, Kafka and a consumer that commits (see {@link Peer}); prints medians and ratios. All from
 * environment variables that stack.sh sets.
 */
public final class Stack {
  private static final String[] ITEMS = {
    "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3"
  };
  private static final int WARM_UP = 300;

  /** Statements that write in the transaction of a risk answer, without the outbox. */
  private static final int WRITTEN = 5;

  /** Statements that write in the transaction that queues the notification. */
  private static final int TAKEN = 10;

  private static final String[] PATIENTS = env("PATIENTS").split(" ");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "submit" -> submit(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      case "alert" -> alert(Integer.parseInt(arguments[1]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void submit(int clients, int seconds) throws Exception {
    run(clients, 5);
    double rate = run(clients, seconds);
    System.out.printf(Locale.ROOT, "%.1f%n", rate);
  }

  private static double run(int clients, int seconds) throws Exception {
    AtomicLong done = new AtomicLong();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Future<?>> running = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        running.add(
            threads.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    answer(PATIENTS[(int) (done.getAndIncrement() % PATIENTS.length)], 0);
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

  private static String answer(String patient, int itemNine) throws IOException, InterruptedException {
    StringBuilder answers = new StringBuilder();
    for (String item : ITEMS) {
      answers.append('"').append(item).append("\":1,");
    }
    String body =
        "{\"patientId\":\"%s\",\"instrument\":\"phq-9\",\"answers\":{%s\"44260-8\":%d}}"
            .formatted(patient, answers, itemNine);
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(env("GATEWAY") + "/api/v1/responses"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + env("TOKEN"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 201) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private static void alert(int rounds) throws Exception {
    try (Connection notifications = connect("notification")) {
      List<Double> answers = new ArrayList<>();
      List<Double> alerts = new ArrayList<>();
      for (int i = -WARM_UP; i < rounds; i++) {
        String patient = PATIENTS[(i + WARM_UP) % PATIENTS.length];
        long before = count(notifications, patient);
        long start = System.nanoTime();
        answer(patient, 2);
        long answered = System.nanoTime();
        while (count(notifications, patient) == before) {
          Thread.sleep(1);
        }
        if (i >= 0) {
          answers.add((answered - start) / 1e6);
          alerts.add((System.nanoTime() - start) / 1e6);
        }
      }
      double path = median(alerts);
      double answered = median(answers);
      double least = median(new Peer(1, 1, false).run(rounds));
      double same = median(new Peer(WRITTEN, TAKEN, true).run(rounds));
      System.out.printf(
          Locale.ROOT,
          "| from a risk answer sent to its notification queued | %.1f ms |%n"
              + "| of which until the answer has its own answer | %.1f ms |%n"
              + "| as many rows committed, relayed by an outbox, and committed | %.1f ms |%n"
              + "| ratio | %.2f |%n"
              + "| one row committed, Kafka, one row committed | %.1f ms |%n| ratio | %.2f |%n",
          path,
          answered,
          same,
          path / same,
          least,
          path / least);
    }
  }

  private static long count(Connection connection, String patient) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "select count(*) from notification where patient_id = ?::uuid");
        ) {
      query.setString(1, patient);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /**
   * A bare path: rows committed, a record through Kafka, rows committed by whoever reads it. No HTTP,
   * no token, no rule, no reading.
   *
   * @param written how many rows are written, each by its own statement, before the record is sent
   * @param taken how many when it is read
   * @param outbox whether the record goes by an outbox and a relay that is woken after the commit, as
   *     it must where a row and its event may not part; else it is sent right after the commit
   */
  private record Peer(int written, int taken, boolean outbox) {

    List<Double> run(int rounds) throws Exception {
      String topic = "bench-" + UUID.randomUUID();
      Properties settings = settings(topic);
      List<Double> times = new ArrayList<>();
      SynchronousQueue<Boolean> woken = new SynchronousQueue<>();
      try (Connection one = connect("assessment");
          Connection relays = connect("assessment");
          Connection other = connect("notification");
          Admin admin = Admin.create(settings);
          KafkaProducer<String, String> producer = new KafkaProducer<>(settings);
          KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
        make(one);
        make(other);
        // The broker makes no topic by itself.
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        consumer.subscribe(List.of(topic));
        Thread relay = Thread.ofPlatform().daemon().start(() -> relay(relays, producer, topic, woken));
        for (int i = -WARM_UP; i < rounds; i++) {
          long start = System.nanoTime();
          commit(one, written, outbox);
          if (outbox) {
            woken.put(true);
          } else {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
          }
          while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
            Thread.onSpinWait();
          }
          commit(other, taken, false);
          if (i >= 0) {
            times.add((System.nanoTime() - start) / 1e6);
          }
        }
        woken.put(false);
        relay.join();
        drop(one);
        drop(other);
        admin.deleteTopics(List.of(topic)).all().get();
      }
      return times;
    }
  }

  private static Properties settings(String topic) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", env("KAFKA"));
    settings.put("acks", "all");
    settings.put("enable.idempotence", "true");
    settings.put("group.id", topic);
    settings.put("auto.offset.reset", "earliest");
    String text = "org.apache.kafka.common.serialization.String";
    settings.put("key.serializer", text + "Serializer");
    settings.put("value.serializer", text + "Serializer");
    settings.put("key.deserializer", text + "Deserializer");
    settings.put("value.deserializer", text + "Deserializer");
    return settings;
  }

  private static void commit(Connection connection, int rows, boolean outbox) throws SQLException {
    connection.setAutoCommit(false);
    for (int i = 0; i < rows; i++) {
      run(connection, "insert into bench.bare values (gen_random_uuid(), repeat('x', 500))");
    }
    if (outbox) {
      run(connection, "insert into bench.outbox (body) values (repeat('x', 500))");
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Sends what stands in the outbox as the services' own relay does: under a lock, then deleted. */
  private static void relay(
      Connection connection,
      KafkaProducer<String, String> producer,
      String topic,
      SynchronousQueue<Boolean> woken) {
    try {
      connection.setAutoCommit(false);
      while (woken.take()) {
        run(connection, "select pg_try_advisory_xact_lock(4711)");
        long position;
        String body;
        try (var statement = connection.createStatement();
            ResultSet row =
                statement.executeQuery("select position, body from bench.outbox order by position")) {
          row.next();
          position = row.getLong(1);
          body = row.getString(2);
        }
        producer.send(new ProducerRecord<>(topic, "key", body)).get();
        run(connection, "delete from bench.outbox where position = " + position);
        connection.commit();
      }
    } catch (Exception failure) {
      throw new IllegalStateException("the relay of the bare path failed", failure);
    }
  }

  private static void make(Connection connection) throws SQLException {
    run(connection, "drop schema if exists bench cascade");
    run(connection, "create schema bench");
    run(connection, "create table bench.bare (id uuid primary key, body text)");
    run(
        connection,
        "create table bench.outbox"
            + " (position bigint generated always as identity primary key, body text)");
  }

  private static void drop(Connection connection) throws SQLException {
    run(connection, "drop schema bench cascade");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(String service) throws SQLException {
    String name = service.toUpperCase(Locale.ROOT);
    return DriverManager.getConnection(env(name + "_URL"), env(name + "_USER"), env(name + "_PASSWORD"));
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  private static String env(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}
