package health.trellis.patient.episode;

import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.admission;
import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.ehr;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeLevelChanged;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class EpisodeTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/New_York"));

  @Inject EpisodeService episodes;
  @Inject DataSource database;

  @BeforeEach
  void prepare() {
    Api.prepare();
  }

  @Test
  void anAdmissionIsTold() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    EpisodeAdmitted event =
        TestEvents.await(EpisodeAdmitted.class, e -> e.episodeId().equals(admitted.episode()));
    assertEquals(admitted.patient(), event.patientId());
    assertEquals("EVENING", event.track());
    assertEquals(TODAY, event.admittedOn());
  }

  @Test
  void ofTwoAdmissionsAtOnceOneWins() throws Exception {
    String patientId = Api.register();
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      Callable<Integer> admit = () -> admission(patientId, EVENING_IOP).statusCode();
      for (Future<Integer> status : pool.invokeAll(List.of(admit, admit, admit, admit))) {
        statuses.add(status.get());
      }
    }
    assertEquals(1, statuses.stream().filter(s -> s == 201).count(), statuses.toString());
    assertEquals(3, statuses.stream().filter(s -> s == 409).count(), statuses.toString());
  }

  @Test
  void anUnknownProgramIsNamed() {
    admission(Api.register(), UUID.randomUUID())
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("/programId"));
  }

  @Test
  void anAdmissionOfThePastNeedsAReason() {
    String patientId = Api.register();
    String past = TODAY.minusWeeks(4).toString();
    admit(patientId, past, null)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("/lateEntryReason"));
    admit(patientId, past, "Paper chart").then().statusCode(201).body("status", is("ACTIVE"));
  }

  @Test
  void anAdmissionOfADayToComeIsPlannedAndCanBegin() {
    String patientId = Api.register();
    String id =
        admit(patientId, TODAY.plusDays(3).toString(), null)
            .then()
            .statusCode(201)
            .body("status", is("PLANNED"))
            .extract()
            .path("id");
    change(id, "hold", "{\"reason\":\"Not yet\"}").then().statusCode(409);
    change(id, "resume", "{\"reason\":\"Bed free\"}")
        .then()
        .statusCode(200)
        .body("status", is("ACTIVE"));
  }

  @Test
  void aPlannedEpisodeBeginsOnItsFirstDay() throws SQLException {
    String id =
        admit(Api.register(), TODAY.plusDays(3).toString(), null).then().extract().path("id");
    episodes.startPlanned();
    coordinator().get("/api/v1/episodes/" + id).then().body("status", is("PLANNED"));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("update episode set admitted_on = '" + TODAY + "' where id = '" + id + "'");
    }
    episodes.startPlanned();
    coordinator().get("/api/v1/episodes/" + id).then().body("status", is("ACTIVE"));
  }

  @Test
  void everyChangeStandsInTheHistoryWithItsReason() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String id = admitted.episodeId();
    change(id, "hold", "{\"reason\":\"Surgery\"}").then().body("status", is("ON_HOLD"));
    change(id, "hold", "{\"reason\":\"Twice\"}")
        .then()
        .statusCode(409)
        .body("code", is("episode-state"));
    change(id, "resume", "{\"reason\":\"Back\"}").then().body("status", is("ACTIVE"));
    change(id, "level-of-care", "{\"levelOfCare\":\"OP\",\"reason\":\"Step-down\"}")
        .then()
        .statusCode(200)
        .body("levelOfCare", is("OP"));
    change(id, "level-of-care", "{\"levelOfCare\":\"OP\",\"reason\":\"Same\"}")
        .then()
        .statusCode(422);
    change(id, "discharge", "{\"type\":\"COMPLETED\",\"reason\":\"Goals met\"}")
        .then()
        .statusCode(200)
        .body("status", is("DISCHARGED"))
        .body("warnings", contains("NO_RELAPSE_PREVENTION_PLAN"));
    change(id, "resume", "{\"reason\":\"No\"}").then().statusCode(409);
    coordinator()
        .get("/api/v1/episodes/" + id + "/history")
        .then()
        .body("items.status", contains("ACTIVE", "ON_HOLD", "ACTIVE", "ACTIVE", "DISCHARGED"))
        .body("items.levelOfCare", contains("IOP", "IOP", "IOP", "OP", "OP"))
        .body("items[1].reason", is("Surgery"));
    TestEvents.await(EpisodeLevelChanged.class, e -> e.episodeId().equals(admitted.episode()));
    TestEvents.await(EpisodeDischarged.class, e -> e.episodeId().equals(admitted.episode()));
    coordinator()
        .get("/api/v1/patients/" + admitted.patientId() + "/milestones")
        .then()
        .body("items.kind", contains("PROGRAM_COMPLETED"));
    coordinator()
        .get("/api/v1/episodes/" + id + "/timeline")
        .then()
        .body("items.kind", hasItem("LEVEL_OF_CARE_CHANGED"))
        .body("items.kind", hasItem("DISCHARGED"));
  }

  @Test
  void aRelapsePreventionPlanInForceSilencesTheWarning() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String plans = "/api/v1/episodes/" + admitted.episodeId() + "/relapse-prevention-plans";
    String body =
        "{\"triggers\":[\"Sundays\"],\"warningSigns\":[{\"text\":\"Silence\"}],"
            + "\"copingStrategies\":[\"Walk\"],\"supports\":[{\"name\":\"Rosa\"}]}";
    String id = Api.therapist().body(body).post(plans).then().statusCode(201).extract().path("id");
    Api.therapist().body(body).post(plans).then().statusCode(409);
    String one = "/api/v1/relapse-prevention-plans/" + id;
    Api.therapist().body(body).put(one).then().statusCode(428);
    String etag = Api.therapist().get(one).header("ETag");
    Api.therapist().header("If-Match", etag).body(body).put(one).then().statusCode(200);
    Api.therapist().header("If-Match", etag).body(body).put(one).then().statusCode(412);
    Api.therapist().post(one + "/activate").then().statusCode(200).body("status", is("ACTIVE"));
    Api.therapist().post(one + "/activate").then().statusCode(409);
    change(admitted.episodeId(), "discharge", "{\"type\":\"COMPLETED\",\"reason\":\"Done\"}")
        .then()
        .body("warnings", empty());
  }

  @Test
  void anEpisodeIsFhirWithItsHistory() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String id = admitted.episodeId();
    change(id, "hold", "{\"reason\":\"Surgery\"}").then().statusCode(200);
    String token = Tokens.coordinator();
    Api.as(token)
        .get("/fhir/r4/EpisodeOfCare?status=onhold&patient=" + admitted.patientId())
        .then()
        .statusCode(200)
        .body("entry", hasSize(1))
        .body("entry[0].resource.statusHistory.status", contains("active", "onhold"));
    Api.as(token)
        .get("/fhir/r4/EpisodeOfCare?status=finished&patient=" + admitted.patientId())
        .then()
        .statusCode(200)
        .body("entry", is((Object) null));
    ehr().get("/fhir/r4/EpisodeOfCare/" + id).then().statusCode(404);
  }

  private static io.restassured.response.Response admit(
      String patientId, String on, String lateEntryReason) {
    String reason = lateEntryReason == null ? "null" : "\"" + lateEntryReason + "\"";
    return coordinator()
        .body(
            """
            {"programId":"%s","referralSource":"HOSPITAL","admittedOn":"%s",
             "lateEntryReason":%s}"""
                .formatted(EVENING_IOP, on, reason))
        .post("/api/v1/patients/" + patientId + "/episodes");
  }

  private static io.restassured.response.Response change(String id, String what, String body) {
    return coordinator().body(body).post("/api/v1/episodes/" + id + "/" + what);
  }
}
