package health.trellis.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * 64 clients race through HTTP: sixteen at a time want the same hour of a clinician, or a place in
 * the same meeting of five places. Then the database is asked whether anything was given twice or
 * got lost. Not a test: its name keeps it out of the build. Run by {@code
 * benchmarks/scheduling/http.sh}; the rate is told as a ratio to that of the same clients with
 * nobody in their way.
 */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class BookingBench {
  private static final int CLIENTS = 64;
  private static final int RIVALS = 16;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 30);
  private static final int PLACES = 5;
  private static final int HOURS = 11;
  private static final List<DayOfWeek> DAYS =
      List.of(
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);

  @Inject Sql sql;
  @Inject ObjectMapper json;

  @TestHTTPResource("/")
  URI service;

  private final HttpClient http =
      HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();
  private final String token = Tokens.coordinator();

  /** What a client sends; the session is known beforehand for a place in a meeting. */
  private record Wish(String path, Map<String, Object> body) {}

  /** A place that a client was told to have. */
  private record Given(String sessionId, Object patientId) {}

  /** What came of a run. */
  private static final class Outcome {
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final Queue<Given> given = new ConcurrentLinkedQueue<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    private int count(int status) {
      return statuses.getOrDefault(status, new AtomicInteger()).get();
    }

    private double millis(double quantile) {
      List<Long> sorted = new ArrayList<>(nanos);
      Collections.sort(sorted);
      return sorted.get((int) (quantile * (sorted.size() - 1))) / 1e6;
    }
  }

  @Test
  void nothingIsGivenTwiceAndNothingIsLost() throws Exception {
    Clinic alone = Clinic.open();
    List<UUID> own = alone.admitAll(CLIENTS);
    List<UUID> each =
        IntStream.range(0, CLIENTS)
            .mapToObj(i -> alone.defineClinician(UUID.randomUUID(), false))
            .toList();
    run(2, n -> hour(alone, own.get(n % CLIENTS), each.get(n % CLIENTS), 30 + n / CLIENTS));
    Outcome calm =
        run(10, n -> hour(alone, own.get(n % CLIENTS), each.get(n % CLIENTS), 100 + n / CLIENTS));

    Clinic clinic = Clinic.open();
    List<UUID> patients = clinic.admitAll(CLIENTS);
    List<UUID> staff =
        IntStream.range(0, 16)
            .mapToObj(i -> clinic.defineClinician(UUID.randomUUID(), false))
            .toList();
    List<UUID> meetings = meetings(clinic);
    Outcome race = run(SECONDS, n -> wish(clinic, patients, staff, meetings, n));

    print(calm, race, held(clinic));
    assertEquals(0, overlaps(clinic), "double bookings of clinicians");
    assertEquals(0, overlapsOfPatients(clinic), "double bookings of patients");
    assertEquals(0, overfull(clinic), "meetings with more than their places");
    assertEquals(race.given.size(), held(clinic), "places held, of those given");
    assertEquals(0, lost(race), "places given that nobody holds");
    assertEquals(Set.of(201, 409), race.statuses.keySet());
    assertTrue(race.count(201) > 0 && race.count(409) > 0);
  }

  private Wish wish(
      Clinic clinic, List<UUID> patients, List<UUID> staff, List<UUID> meetings, int n) {
    UUID patient = patients.get(n % CLIENTS);
    int prize = n / RIVALS;
    if (prize % 4 == 0 && prize / 4 < meetings.size()) {
      return new Wish(
          "api/v1/bookings", Map.of("sessionId", meetings.get(prize / 4), "patientId", patient));
    }
    return hour(clinic, patient, staff.get(prize % staff.size()), prize / staff.size());
  }

  /** The n-th hour of a clinician, from next week on. */
  private static Wish hour(Clinic clinic, UUID patient, UUID clinician, int n) {
    int day = n / HOURS;
    String time = "%02d:00".formatted(8 + n % HOURS);
    return new Wish(
        "api/v1/sessions",
        clinic.individual(
            patient,
            clinician,
            Clinic.at(1 + day / DAYS.size(), DAYS.get(day % DAYS.size()), time)));
  }

  private List<UUID> meetings(Clinic clinic) {
    List<UUID> all = new ArrayList<>();
    for (String start : List.of("08:00", "10:00", "12:00", "14:00", "16:00", "18:00")) {
      UUID group =
          clinic.group(
              "CBT", PLACES, start, 60, "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");
      all.addAll(
          sql.query(
              "select id from therapy_session where group_id = ? and starts_at > now()",
              row -> row.getObject(1, UUID.class),
              group));
    }
    return all;
  }

  private Outcome run(int seconds, IntFunction<Wish> wishes) throws Exception {
    Outcome outcome = new Outcome();
    AtomicInteger next = new AtomicInteger();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Future<?>> clients = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(
            threads.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    send(wishes.apply(next.getAndIncrement()), outcome);
                  }
                  return null;
                }));
      }
    }
    for (Future<?> client : clients) {
      client.get();
    }
    return outcome;
  }

  private void send(Wish wish, Outcome outcome) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(service.resolve(wish.path()))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(wish.body())))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    outcome.nanos.add(System.nanoTime() - begin);
    outcome
        .statuses
        .computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
        .incrementAndGet();
    if (answer.statusCode() == 201) {
      var body = json.readTree(answer.body());
      String session = (body.has("sessionId") ? body.get("sessionId") : body.get("id")).asText();
      outcome.given.add(new Given(session, wish.body().get("patientId")));
    }
  }

  private long overlaps(Clinic clinic) {
    return number(
        "select count(*) from therapy_session a join therapy_session b on a.id < b.id"
            + " and a.clinician_id = b.clinician_id and a.starts_at < b.ends_at"
            + " and b.starts_at < a.ends_at where a.status = 'SCHEDULED'"
            + " and b.status = 'SCHEDULED' and a.program_id = ?",
        clinic.program);
  }

  private long overlapsOfPatients(Clinic clinic) {
    return number(
        "select count(*) from booking a join booking b on a.id < b.id"
            + " and a.patient_id = b.patient_id join therapy_session s on s.id = a.session_id"
            + " join therapy_session t on t.id = b.session_id and s.starts_at < t.ends_at"
            + " and t.starts_at < s.ends_at where a.status = 'BOOKED' and b.status = 'BOOKED'"
            + " and s.program_id = ?",
        clinic.program);
  }

  private long overfull(Clinic clinic) {
    return number(
        "select count(*) from (select 1 from booking b join therapy_session s"
            + " on s.id = b.session_id where s.program_id = ? and b.status = 'BOOKED'"
            + " group by s.id, s.capacity, s.places_taken"
            + " having count(*) > s.capacity or count(*) <> s.places_taken) wrong",
        clinic.program);
  }

  private long held(Clinic clinic) {
    return number(
        "select count(*) from booking b join therapy_session s on s.id = b.session_id"
            + " where s.program_id = ? and b.status = 'BOOKED'",
        clinic.program);
  }

  private long lost(Outcome outcome) {
    return outcome.given.stream()
        .filter(
            it ->
                number(
                        "select count(*) from booking where session_id = ?::uuid"
                            + " and patient_id = ?::uuid and status = 'BOOKED'",
                        it.sessionId(),
                        it.patientId().toString())
                    != 1)
        .count();
  }

  private long number(String query, Object... values) {
    return sql.first(query, row -> row.getLong(1), values).orElseThrow();
  }

  private static void print(Outcome calm, Outcome race, long held) {
    double apart = calm.nanos.size() / 10.0;
    double racing = race.nanos.size() / (double) SECONDS;
    System.out.printf(
        Locale.ROOT,
        "%nbookings, %d clients for %d s%n| figure | |%n|---|---|%n"
            + "| requests | %d |%n| answers by status | %s |%n| places told / on record | %d / %d |%n"
            + "| requests a second, racing / nobody in the way | %.0f / %.0f, ratio %.2f |%n"
            + "| milliseconds, median / 99th percentile / longest | %.0f / %.0f / %.0f |%n",
        CLIENTS,
        SECONDS,
        race.nanos.size(),
        new java.util.TreeMap<>(race.statuses),
        race.given.size(),
        held,
        racing,
        apart,
        racing / apart,
        race.millis(0.5),
        race.millis(0.99),
        race.millis(1));
  }
}
