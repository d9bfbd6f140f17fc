package health.trellis.assessment.panel;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three hundred patients of one program; the last digit of a patient's number says how it goes. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class PanelTest {
  private static final int PATIENTS = 300;
  private static final UUID PROGRAM = UUID.randomUUID();
  private static boolean made;

  @Inject Sql sql;
  @Inject EntityManagerFactory factory;

  @BeforeEach
  void threeHundredPatients() {
    if (made) {
      return;
    }
    made = true;
    insert(
        "patient_relation (patient_id, subject, basis, source)",
        "patient, 'program:' || program, 'PROGRAM', program",
        "true");
    insert(
        "episode (id, patient_id, program_id, admitted_on)",
        "gen_random_uuid(), patient, program, current_date - 60",
        "true");
    total("15", "59 days", "true");
    total("14", "14 days", "true");
    total("case digit when 0 then 21 when 2 then 4 else 14 end", "1 day", "true");
    insert(
        """
        off_track (id, patient_id, instrument, reason, baseline_response_id, response_id,
          detected_at)""",
        """
        gen_random_uuid(), patient, 'phq-9', 'NO_RESPONSE',
        (select id from response where patient_id = patient order by authored_at limit 1),
        (select id from response where patient_id = patient order by authored_at limit 1),
        now() - interval '10 days'""",
        "digit in (1, 2)");
    insert(
        """
        risk_alert (id, version, patient_id, response_id, program_id, finding, level, state,
          raised_at, act_by, late_entry)""",
        """
        gen_random_uuid(), 0, patient,
        (select id from response where patient_id = patient order by authored_at limit 1),
        program, 'suicide-risk-high', 'IMMINENT', 'OPEN', now(), now(), false""",
        "digit = 3");
    insert(
        """
        assignment (id, version, patient_id, instrument, occasion, round, state, due_at,
          assigned_at, draft)""",
        """
        gen_random_uuid(), 0, patient, 'phq-9', 'WEEKLY', 'week:8', 'ASSIGNED',
        now() - interval '1 hour', now() - interval '3 days', '{}'""",
        "digit = 4");
    sql.update("analyze");
  }

  @Test
  void whoIsAtRiskComesFirstThenOffTrackThenWorseningThenOverdue() {
    List<Map<String, Object>> rows = everybody(Map.of());

    assertEquals(PATIENTS, rows.size());
    assertEquals(
        PATIENTS, new HashSet<>(rows.stream().map(r -> r.get("patientId")).toList()).size());
    assertEquals(
        List.of(24, 4, 2, 1, 0), rows.stream().map(r -> r.get("attention")).distinct().toList());
    assertEquals(
        List.of(List.of("AT_RISK"), List.of("OFF_TRACK"), List.of("WORSENING"), List.of("DUE")),
        rows.stream()
            .map(r -> r.get("signals"))
            .distinct()
            .filter(s -> !((List<?>) s).isEmpty())
            .toList());
  }

  @Test
  void whoImprovedSinceIsNoLongerOffTrack() {
    assertEquals(PATIENTS / 10, everybody(Map.of("signal", "OFF_TRACK")).size());
  }

  @Test
  void thePageIsOneQueryHoweverManyPatientsItShows() {
    Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);

    // Timers of the same process may run a statement meanwhile: one undisturbed call is enough.
    for (int limit : List.of(10, 200)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> {
                statistics.clear();
                assertEquals(limit, page(Map.of("limit", limit), null).getList("items").size());
                assertEquals(1, statistics.getPrepareStatementCount());
              });
    }
  }

  @Test
  void aRowTellsTheLastTotalWithBaselineAndTheOneBefore() {
    JsonPath page = page(Map.of("signal", "WORSENING", "limit", 1), null);

    assertEquals("phq-9", page.getString("items[0].measures[0].instrument"));
    assertEquals(21, page.getInt("items[0].measures[0].score"));
    assertEquals(14, page.getInt("items[0].measures[0].before"));
    assertEquals(15, page.getInt("items[0].measures[0].baseline"));
  }

  @Test
  void anotherProgramsClinicianSeesNobody() {
    given()
        .auth()
        .oauth2(Tokens.clinician(UUID.randomUUID(), UUID.randomUUID()))
        .get("/api/v1/outcomes/caseload")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/outcomes/caseload?signal=SAD")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("signal"));
  }

  private static List<Map<String, Object>> everybody(Map<String, ?> filter) {
    List<Map<String, Object>> rows = new ArrayList<>();
    String cursor = null;
    do {
      Map<String, Object> parameters = new HashMap<>(filter);
      parameters.put("limit", 70);
      JsonPath page = page(parameters, cursor);
      rows.addAll(page.getList("items"));
      cursor = page.getString("next");
    } while (cursor != null);
    assertTrue(rows.size() <= PATIENTS);
    return rows;
  }

  private static JsonPath page(Map<String, ?> parameters, @Nullable String cursor) {
    Map<String, Object> all = new HashMap<>(parameters);
    if (cursor != null) {
      all.put("cursor", cursor);
    }
    return given()
        .auth()
        .oauth2(Tokens.clinician(UUID.randomUUID(), PROGRAM))
        .queryParams(all)
        .get("/api/v1/outcomes/caseload")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private void total(String score, String ago, String condition) {
    insert(
        """
        response (id, patient_id, instrument, form_version, answers, authored_at, entered_at,
          entered_by, by_patient, score, prorated, subscores, band_code, band_label)""",
        "gen_random_uuid(), patient, 'phq-9', '1.0.0', '{}', now() - interval '%1$s',"
                .formatted(ago)
            + " now() - interval '%1$s', 'test', true, %2$s, false, '{}', 'band', 'Band'"
                .formatted(ago, score),
        condition);
  }

  private void insert(String into, String values, String condition) {
    sql.update(
        "insert into %s select %s from (select md5('panel' || n)::uuid as patient, n %% 10 as digit,"
                .formatted(into, values)
            + " '%s'::uuid as program from generate_series(1, %d) n) p where %s"
                .formatted(PROGRAM, PATIENTS, condition));
  }
}
