package health.trellis.assessment.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Measures the caseload view with 200 patients who answered two instruments weekly and a check-in
 * daily for two years. Not a test: its name keeps it out of the build. Run by {@code
 * benchmarks/assessment/run.sh}; times are told as ratios to peers of the same run, because
 * machines differ.
 */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class CaseloadBench {
  private static final int PATIENTS = 200;
  private static final int WEEKS = 104;
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 60;
  private static final UUID PROGRAM = UUID.randomUUID();
  private static final List<String> PER_PATIENT =
      List.of(
          series("phq-9", "desc limit 2"),
          series("gad-7", "desc limit 2"),
          series("phq-9", "limit 1"),
          series("gad-7", "limit 1"),
          "select id from risk_alert where patient_id = ? and state <> 'RESOLVED'",
          "select due_at from assignment where patient_id = ?"
              + " and state in ('ASSIGNED', 'IN_PROGRESS')",
          "select reason from off_track where patient_id = ?",
          "select max(on_date) from check_in where patient_id = ?",
          "select 1 from check_in where patient_id = ? and early_warning is not null"
              + " and late_reason is null and on_date >= current_date - 7");

  @Inject Sql sql;

  @Test
  void caseloadOfTwoYears() {
    fill();
    double one = median(() -> throughHttp(PATIENTS));
    double single = median(() -> throughHttp(1));
    double many = median(this::patientByPatient);
    double bare = median(() -> sql.query("select 1", row -> 1));
    System.out.printf(
        Locale.ROOT,
        "%ncaseload view, %d patients, %d responses, %d check-ins%n"
            + "| peer of the same run | view / peer |%n|---|---|%n"
            + "| the same facts asked patient by patient (%d queries) | %.2f |%n"
            + "| the same view, one patient shown | %.2f |%n"
            + "| one round trip to the database (select 1) | %.0f |%n"
            + "the view of all takes %.0f ms, of one %.0f ms%n",
        PATIENTS,
        PATIENTS * WEEKS * 2,
        PATIENTS * WEEKS * 7,
        PATIENTS * PER_PATIENT.size(),
        one / many,
        one / single,
        one / bare,
        one / 1e6,
        single / 1e6);
  }

  /** The whole request: token, access, query, audit, JSON. */
  private void throughHttp(int limit) {
    int shown =
        RestAssured.given()
            .auth()
            .oauth2(Tokens.clinician(UUID.randomUUID(), PROGRAM))
            .get("/api/v1/outcomes/caseload?limit=" + limit)
            .jsonPath()
            .getList("items")
            .size();
    assertEquals(limit, shown);
  }

  private void patientByPatient() {
    for (int n = 1; n <= PATIENTS; n++) {
      UUID patient =
          sql.first("select md5('bench' || ?)::uuid", row -> row.getObject(1, UUID.class), n)
              .orElseThrow();
      PER_PATIENT.forEach(query -> sql.query(query, row -> row.getObject(1), patient));
    }
  }

  private static double median(Runnable work) {
    for (int i = 0; i < WARM_UP; i++) {
      work.run();
    }
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.run();
      nanos.add(System.nanoTime() - start);
    }
    Collections.sort(nanos);
    return nanos.get(ROUNDS / 2);
  }

  private static String series(String instrument, String order) {
    return "select score, authored_at from response where patient_id = ? and instrument = '"
        + instrument
        + "' and score is not null order by authored_at "
        + order;
  }

  private void fill() {
    insert(
        "patient_relation (patient_id, subject, basis, source)",
        "patient, 'program:' || program, 'PROGRAM', program",
        "");
    insert(
        "episode (id, patient_id, program_id, admitted_on)",
        "patient, patient, program, current_date - 730",
        "");
    insert(
        """
        response (id, patient_id, instrument, form_version, answers, authored_at, entered_at,
          entered_by, by_patient, score, prorated, subscores, band_code, band_label)""",
        """
        gen_random_uuid(), patient, instrument, '1.0.0', '{}', now() - week * interval '7 days',
        now() - week * interval '7 days', 'bench', true, (n * 7 + week * 13) % 22, false, '{}',
        'band', 'Band'""",
        ", generate_series(1, " + WEEKS + ") week, (values ('phq-9'), ('gad-7')) i(instrument)");
    insert(
        """
        check_in (id, patient_id, on_date, mood, craving, sleep_hours, warning_signs_met,
          entered_by, entered_at, index_value)""",
        """
        gen_random_uuid(), patient, current_date - day, 5, 3, 7, '[]', 'bench', now(),
        (n + day) % 60""",
        ", generate_series(0, " + (WEEKS * 7 - 1) + ") day");
    sql.update("analyze");
  }

  private void insert(String into, String values, String more) {
    sql.update(
        "insert into "
            + into
            + " select "
            + values
            + " from (select md5('bench' || n)::uuid as patient, n, ?::uuid as program"
            + " from generate_series(1, ?) n) p"
            + more,
        PROGRAM,
        PATIENTS);
  }
}
