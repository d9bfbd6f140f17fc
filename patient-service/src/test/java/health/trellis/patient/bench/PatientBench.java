package health.trellis.patient.bench;

import static java.util.Locale.ROOT;

import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * Searches among 10 000 and 1 000 000 patients, timelines of ten years, and Patient by FHIR beside
 * pgbench asking for the same rows. Named so that a build leaves it out; run by
 * benchmarks/patient/run.sh.
 */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class PatientBench {
  private static final int FEW = 10_000;
  private static final int MANY = 1_000_000;
  private static final int AT_ONCE = 50_000;
  private static final int CALLS = 200;
  private static final int WARM_UP = 300;
  private static final int CLIENTS = 8;
  private static final int SECONDS = 8;
  private static final String FHIR = "/fhir/r4/Patient";
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String token = Tokens.coordinator();

  @Inject Sql sql;

  @Test
  void searchesTimelinesAndReads() throws Exception {
    fill(1, FEW);
    Map<String, Double> few = searches(FEW);
    fill(FEW + 1, MANY);
    Map<String, Double> many = searches(MANY);
    say("search %d and %d patients, ms|%d|%d|ratio".formatted(FEW, MANY, FEW, MANY));
    few.forEach((kind, time) -> row(kind, time, many.get(kind)));
    timelines();
    besidePgbench();
  }

  private void fill(int from, int to) {
    for (int first = from; first <= to; first += AT_ONCE) {
      add(first, Math.min(to, first + AT_ONCE - 1));
    }
    // As autovacuum does after so many rows.
    sql.update("vacuum analyze");
  }

  /** Patients with a number, a phone, and a name of 2000 given and 25 000 family names. */
  private void add(int from, int to) {
    sql.update(
        """
        insert into patient (id, version, given_name, family_name, birth_date, sex, language,
          time_zone, phone, phone_key, registered_at, updated_at)
        select bench_id(n), 0, 'Given' || n % 2000, 'Family' || n % 25013,
          date '1940-01-01' + n % 25000, 'FEMALE', 'en-US', 'America/New_York',
          '+1 ' || 2000000000 + n, (2000000000 + n)::text, now(), now()
        from generate_series(?, ?) n
        """
            .replace("bench_id(n)", ID),
        from,
        to);
    sql.update(
        "insert into patient_identifier (patient_id, system, value)"
            + " select %s, 'http://bench.example.org', 'B-' || n from generate_series(?, ?) n"
                .formatted(ID),
        from,
        to);
    sql.update(
        "insert into patient_name_part (patient_id, kind, part)"
            + " select %1$s, 'GIVEN', 'given' || lpad((n %% 2000)::text, 4, '0') from generate_series(?, ?) n union all"
                .formatted(ID)
            + " select %1$s, 'FAMILY', 'family' || lpad((n %% 25013)::text, 5, '0') from generate_series(?, ?) n"
                .formatted(ID),
        from,
        to,
        from,
        to);
    sql.update(
        "insert into patient_relation (patient_id, subject, basis, source)"
            + " select %1$s, 'patient:' || %1$s, 'SELF', %1$s from generate_series(?, ?) n"
                .formatted(ID),
        from,
        to);
  }

  private static final String ID = "md5('bench' || n)::uuid";

  private Map<String, Double> searches(int patients) throws Exception {
    Map<String, Double> times = new LinkedHashMap<>();
    times.put("full name", median(n -> name("given%04d family%05d", n, 1), patients));
    times.put("beginnings", median(n -> name("given%03d family%04d", n, 10), patients));
    times.put("identifier", median(n -> search("\"identifier\":\"B-%d\"", n), patients));
    times.put("phone", median(n -> search("\"phone\":\"+1 %d\"", 2_000_000_000L + n), patients));
    return times;
  }

  @FunctionalInterface
  private interface Call {
    HttpRequest of(int number);
  }

  /** By the numbers in the names, or by those without their last digit. */
  private HttpRequest name(String names, int number, int part) {
    return search("\"name\":\"" + names + "\"", number % 2000 / part, number % 25_013 / part);
  }

  private HttpRequest search(String criterion, Object... values) {
    return request("/api/v1/patients/search")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{" + criterion.formatted(values) + "}"))
        .build();
  }

  /** Milliseconds of the median call, over patients who are there. */
  private double median(Call call, int patients) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int i = -WARM_UP; i < CALLS; i++) {
      int number = 1 + Math.floorMod(i * 7919, patients);
      long start = System.nanoTime();
      HttpResponse<String> answer = send(call.of(number));
      if (i >= 0) {
        times.add((System.nanoTime() - start) / 1e6);
      }
      if (!answer.body().contains("\"id\"")) {
        throw new IllegalStateException("nothing found: " + answer.body());
      }
    }
    times.sort(null);
    return times.get(times.size() / 2);
  }

  private void timelines() throws Exception {
    UUID busy = UUID.fromString(Api.register());
    UUID fresh = UUID.fromString(Api.register());
    entries(busy, 10 * 365, 5);
    entries(fresh, 12, 5);
    sql.update("vacuum analyze timeline_entry");
    say("timeline, ms|60 entries|10 years (18 250 entries)|ratio");
    Map<String, String> queries =
        Map.of("newest page", "", "one rare kind", "?kind=MILESTONE", "a span", "?from=" + SPAN);
    for (Map.Entry<String, String> query : queries.entrySet()) {
      row(
          query.getKey(),
          median(n -> timeline(fresh, query.getValue()), FEW),
          median(n -> timeline(busy, query.getValue()), FEW));
    }
  }

  private static final String SPAN = "2020-01-01T00:00:00Z";

  private HttpRequest timeline(UUID patient, String query) {
    return request("/api/v1/patients/" + patient + "/timeline" + query).GET().build();
  }

  /** So many entries a day up to now; ten of them, all over the time, are milestones. */
  private void entries(UUID patient, int days, int aDay) {
    sql.update(
        """
        insert into timeline_entry (id, patient_id, occurred_at, kind, reference, staff_only, detail)
        select gen_random_uuid(), ?, now() - n * interval '1 day' / ?,
          case when n % ? = 0 then 'MILESTONE' else 'SESSION_ATTENDED' end, gen_random_uuid(),
          false, '{"minutes":"90"}'
        from generate_series(0, ?) n
        """,
        patient, aDay, days * aDay / 10, days * aDay - 1);
  }

  private void besidePgbench() throws Exception {
    say("%d clients, a second|pgbench|FHIR over HTTP|ratio".formatted(CLIENTS));
    String pick = "\\set n random(1, %d)\n".formatted(MANY);
    String patient = "md5('bench' || :n)::uuid";
    row(
        "Patient read",
        pgbench(
            pick
                + "select * from patient where id = %1$s;\n".formatted(patient)
                + "select * from patient_identifier where patient_id = %1$s;\n".formatted(patient)
                + "select * from patient_detail where patient_id = %1$s;\n".formatted(patient)),
        rate(n -> request(FHIR + "/" + id(n)).GET().build()));
    row(
        "Patient search by identifier",
        pgbench(
            pick
                + "select p.* from patient p where p.merged_into is null and exists (select 1 from"
                + " patient_identifier i where i.patient_id = p.id and i.value = 'B-' || :n)"
                + " order by p.id limit 51;\n"
                + "select * from patient_identifier where patient_id = %1$s;\n".formatted(patient)
                + "select * from patient_detail where patient_id = %1$s;\n".formatted(patient)),
        rate(n -> request(FHIR + "?identifier=B-" + n).GET().build()));
  }

  private static UUID id(int number) {
    return UUID.fromString(
        HexFormat.of()
            .formatHex(md5("bench" + number))
            .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }

  private static byte[] md5(String text) {
    try {
      return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private double rate(Call call) throws Exception {
    run(call, SECONDS / 2);
    return run(call, SECONDS);
  }

  private double run(Call call, int seconds) throws Exception {
    AtomicLong done = new AtomicLong();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Future<?>> clients = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CLIENTS; i++) {
        int first = i;
        clients.add(
            threads.submit(
                () -> {
                  for (int n = first; System.nanoTime() < end; n += CLIENTS) {
                    send(call.of(1 + Math.floorMod(n * 7919, MANY)));
                    done.incrementAndGet();
                  }
                  return null;
                }));
      }
    }
    for (Future<?> client : clients) {
      client.get();
    }
    return (double) done.get() / seconds;
  }

  /** Transactions a second of prepared statements, as pgbench prints them. */
  private double pgbench(String script) throws IOException, InterruptedException {
    var config = ConfigProvider.getConfig();
    URI database =
        URI.create(
            config
                .getValue("quarkus.datasource.jdbc.url", String.class)
                .substring("jdbc:".length()));
    Path file = Files.createTempFile("patient", ".sql");
    Files.writeString(file, script);
    ProcessBuilder command =
        new ProcessBuilder(
            "pgbench",
            "-n",
            "-M",
            "prepared",
            "-c",
            Integer.toString(CLIENTS),
            "-j",
            "2",
            "-T",
            Integer.toString(SECONDS),
            "-f",
            file.toString());
    command.environment().put("PGHOST", database.getHost());
    command.environment().put("PGPORT", Integer.toString(database.getPort()));
    command.environment().put("PGDATABASE", database.getPath().substring(1));
    command
        .environment()
        .put("PGUSER", config.getValue("quarkus.datasource.username", String.class));
    config
        .getOptionalValue("quarkus.datasource.password", String.class)
        .ifPresent(password -> command.environment().put("PGPASSWORD", password));
    Process process = command.redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Files.delete(file);
    Matcher tps = TPS.matcher(told);
    if (!tps.find()) {
      throw new IllegalStateException(told);
    }
    return Double.parseDouble(tps.group(1));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  /** The second as a multiple of the first. */
  private static void row(String what, double one, double other) {
    System.out.printf(ROOT, "# | %s | %.2f | %.2f | %.2f |%n", what, one, other, other / one);
  }

  private static void say(String header) {
    System.out.println("# | " + header.replace("|", " | ") + " |");
  }
}
