package health.trellis.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

/**
 * The week of a program with 600 patients and 3000 sessions, and the free slots of a patient over
 * four weeks, before and after ten times as many sessions were put into the past. Not a test: its
 * name keeps it out of the build. Run by {@code benchmarks/scheduling/http.sh}.
 */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class CalendarBench {
  private static final int PATIENTS = 600;
  private static final int STAFF = 60;
  private static final int HOURS = 10;
  private static final int SESSIONS = STAFF * 5 * HOURS;
  private static final int HISTORY = 10;
  private static final int WARM_UP = 60;
  private static final int ROUNDS = 120;

  @Inject Sql sql;
  @Inject EntityManagerFactory factory;

  @TestHTTPResource("/")
  URI service;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String token = Tokens.coordinator();

  @Test
  void viewsDoNotSlowDownWithHistory() throws Exception {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    for (int i = 0; i < STAFF; i++) {
      clinic.defineClinician(UUID.randomUUID(), false);
    }
    weeks(clinic, 1, 4);
    vacuum();
    String week = "api/v1/calendars/programs/" + clinic.program + "?view=WEEK&date=";
    String view = week + Clinic.monday(1);
    String slots =
        "api/v1/slots?patientId=%s&type=INDIVIDUAL&from=%s&to=%s&limit=50"
            .formatted(patient, Clinic.monday(1), Clinic.monday(5).minusDays(1));
    assertEquals(SESSIONS, JsonPath.from(get(view)).getList("items").size());
    assertEquals(50, JsonPath.from(get(slots)).getList("items").size());
    long viewQueries = queries(view);
    long slotQueries = queries(slots);

    double viewBefore = median(view);
    double slotsBefore = median(slots);
    weeks(clinic, -HISTORY, HISTORY);
    vacuum();
    double viewAfter = median(view);
    double slotsAfter = median(slots);
    System.out.printf(
        Locale.ROOT,
        "%ncalendars, %d patients, %d sessions a week, %d sessions of history%n"
            + "| | queries | milliseconds without / with history | ratio |%n|---|---|---|---|%n"
            + "| week of the program, %d sessions | %d | %.1f / %.1f | %.2f |%n"
            + "| free slots over four weeks, %d clinicians | %d | %.1f / %.1f | %.2f |%n",
        PATIENTS,
        SESSIONS,
        SESSIONS * HISTORY,
        SESSIONS,
        viewQueries,
        viewBefore,
        viewAfter,
        viewAfter / viewBefore,
        STAFF + 1,
        slotQueries,
        slotsBefore,
        slotsAfter,
        slotsAfter / slotsBefore);
    assertTrue(viewAfter / viewBefore < 1.3 && slotsAfter / slotsBefore < 1.3);
  }

  /** Every hour of every clinician, each with one of the patients. */
  private void weeks(Clinic clinic, int first, int count) {
    QuarkusTransaction.requiringNew().timeout(300).run(() -> insert(clinic, first, count));
  }

  private void insert(Clinic clinic, int first, int count) {
    sql.update(
        """
        insert into therapy_session (id, program_id, type, modality, clinician_id, starts_at,
          ends_at, time_zone, capacity, status, sequence, version, delivery, service_type)
        select gen_random_uuid(), ?, 'INDIVIDUAL', 'CBT', c.id, start.at,
          start.at + interval '1 hour', 'America/New_York', 1, 'SCHEDULED', 0, 0, 'TELEHEALTH',
          'INDIVIDUAL_THERAPY'
        from clinician c join clinician_program cp on cp.clinician_id = c.id and cp.program_id = ?
        cross join generate_series(0, ? - 1) week
        cross join generate_series(0, 4) day
        cross join generate_series(8, ? - 1) hour
        cross join lateral (select (?::date + week * 7 + day + make_time(hour, 0, 0))
          at time zone 'America/New_York' as at) start
        where not c.prescriber and c.id <> ?
        """,
        clinic.program,
        clinic.program,
        count,
        8 + HOURS,
        Clinic.monday(first),
        clinic.therapist);
    sql.update(
        """
        insert into booking (id, session_id, patient_id, starts_at, ends_at, status, origin,
          created_at, changed_at, version)
        select gen_random_uuid(), s.id, md5('bench' || (row_number() over (partition by s.starts_at
          order by s.id) + extract(epoch from s.starts_at)::bigint / 3600 * 60) % ?)::uuid,
          s.starts_at, s.ends_at, 'BOOKED', 'ALLOCATION', now(), now(), 0
        from therapy_session s
        where s.program_id = ? and not exists (select 1 from booking b where b.session_id = s.id)
        """,
        PATIENTS, clinic.program);
  }

  private void vacuum() {
    sql.update("analyze");
  }

  private long queries(String path) throws IOException, InterruptedException {
    Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      statistics.clear();
      get(path);
      least = Math.min(least, statistics.getPrepareStatementCount());
    }
    statistics.setStatisticsEnabled(false);
    return least;
  }

  private double median(String path) throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      get(path);
    }
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      get(path);
      nanos.add(System.nanoTime() - begin);
    }
    Collections.sort(nanos);
    return nanos.get(ROUNDS / 2) / 1e6;
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }
}
