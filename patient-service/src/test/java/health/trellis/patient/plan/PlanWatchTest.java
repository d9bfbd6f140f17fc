package health.trellis.patient.plan;

import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.PRESCRIBER;
import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.therapist;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class PlanWatchTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/New_York"));

  @Inject PlanWatch watch;
  @Inject EntityManagerFactory factory;

  @Test
  void lateSignaturesAndDueReviewsAreAskedForOnceUntilTheyAreThere() {
    Api.prepare();
    String patient = Api.register();
    String episode = admittedEarlier(patient);
    String plan =
        therapist()
            .body(plan())
            .post("/api/v1/episodes/" + episode + "/treatment-plans")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    watch.ask();
    watch.ask();
    assertEquals(List.of("CLINICIAN"), late(patient, "OPEN"));
    therapist().post("/api/v1/treatment-plans/" + plan + "/sign").then().statusCode(200);
    assertEquals(List.of("CLINICIAN"), late(patient, "DONE"));
    watch.ask();
    assertEquals(List.of("PATIENT"), late(patient, "OPEN"));
    assertEquals(1, reviews(patient, "OPEN"));
    as(Tokens.patient(UUID.fromString(patient)))
        .body("{\"role\":\"PATIENT\"}")
        .post("/api/v1/treatment-plans/" + plan + "/signatures")
        .then()
        .statusCode(200);
    assertTrue(late(patient, "OPEN").isEmpty());
    therapist()
        .body("{\"reason\":\"Reviewed with the patient\"}")
        .post("/api/v1/treatment-plans/" + plan + "/revise")
        .then()
        .statusCode(200);
    therapist().post("/api/v1/treatment-plans/" + plan + "/sign").then().statusCode(200);
    assertEquals(0, reviews(patient, "OPEN"));
    watch.ask();
    assertEquals(1, reviews(patient, "DONE"));
    assertTrue(late(patient, "OPEN").isEmpty());
  }

  @Test
  void manyPlansAreHeldAgainstTheRulesInAsManyQueriesAsOne() {
    Api.prepare();
    begunEarlier();
    long one = queries();
    begunEarlier();
    begunEarlier();
    assertEquals(one, queries());
  }

  /** The fewest of some times: timers of the same process may run a statement meanwhile. */
  private long queries() {
    Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    watch.ask();
    long fewest =
        IntStream.range(0, 5)
            .mapToLong(
                time -> {
                  statistics.clear();
                  watch.ask();
                  return statistics.getPrepareStatementCount();
                })
            .min()
            .orElseThrow();
    statistics.setStatisticsEnabled(false);
    return fewest;
  }

  private static void begunEarlier() {
    String episode = admittedEarlier(Api.register());
    therapist()
        .body(plan())
        .post("/api/v1/episodes/" + episode + "/treatment-plans")
        .then()
        .statusCode(201);
  }

  private static String admittedEarlier(String patient) {
    String episode =
        coordinator()
            .body(
                """
                {"programId":"%s","referralSource":"HOSPITAL","admittedOn":"%s",
                 "lateEntryReason":"Entered after the weekend"}"""
                    .formatted(EVENING_IOP, TODAY.minusDays(20)))
            .post("/api/v1/patients/" + patient + "/episodes")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String team = "/api/v1/episodes/" + episode + "/care-team";
    coordinator()
        .header("If-Match", coordinator().get(team).header("ETag"))
        .body(
            """
            {"members":[{"practitionerId":"%s","role":"PRIMARY_THERAPIST"},
                        {"practitionerId":"%s","role":"PRESCRIBER"}]}"""
                .formatted(Api.THERAPIST, PRESCRIBER))
        .put(team)
        .then()
        .statusCode(200);
    return episode;
  }

  private static String plan() {
    return Api.plan()
        .replaceFirst(
            "\\{",
            "{\"effectiveFrom\":\"%s\",\"reviewDueOn\":\"%s\","
                .formatted(TODAY.minusDays(12), TODAY.plusDays(2)));
  }

  private static List<String> late(String patient, String state) {
    List<String> titles = titles(patient, "SIGNATURE", state);
    return titles.stream()
        .filter(title -> title.startsWith("Late signature"))
        .map(title -> title.replaceAll(".*: ([A-Z]+), due.*", "$1"))
        .toList();
  }

  private static int reviews(String patient, String state) {
    return titles(patient, "PLAN_REVIEW", state).size();
  }

  private static List<String> titles(String patient, String kind, String state) {
    return coordinator()
        .get("/api/v1/care-tasks?patientId=" + patient + "&state=" + state)
        .then()
        .statusCode(200)
        .extract()
        .path("items.findAll { it.kind == '" + kind + "' }.title");
  }
}
