package health.trellis.patient.duplicate;

import static health.trellis.patient.Api.coordinator;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.patient.PatientMerged;
import health.trellis.event.patient.PatientUnmerged;
import health.trellis.kit.Ids;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class MergeTest {
  private static final String WHY = "{\"reason\":\"Wrong after all\"}";

  @Inject Sql sql;

  @Test
  void aPairIsFoundScoredAndDismissed() {
    String family = "Quillfeather" + Ids.next().toString().substring(24).replaceAll("[0-9]", "x");
    String first = register("Ottilie", family, "1987-02-03");
    String second = register("Otilie", family, "1987-03-02");
    register("Barnaby", family, "1960-10-10");
    Response pairs = coordinator().get("/api/v1/patients/" + second + "/duplicates");
    pairs
        .then()
        .body("items", hasSize(1))
        .body("items[0].first.id", is(first))
        .body("items[0].score", greaterThanOrEqualTo(Likeness.POSSIBLE))
        .body("items[0].features.trait", hasItem("birth-date-typo"));
    String pair = pairs.path("items[0].id");
    coordinator()
        .body("{\"reason\":\"Cousins\"}")
        .post("/api/v1/patients/duplicates/" + pair + "/dismiss")
        .then()
        .statusCode(200)
        .body("state", is("DISMISSED"));
    coordinator()
        .body(WHY)
        .post("/api/v1/patients/duplicates/" + pair + "/dismiss")
        .then()
        .statusCode(409);
    coordinator().get("/api/v1/patients/" + first + "/duplicates").then().body("items", empty());
    coordinator().get("/api/v1/patients/duplicates?limit=1").then().body("items", hasSize(1));
  }

  @Test
  void everyReferenceFollowsAMergeAndComesBack() {
    String survivor = Api.register();
    Api.Admitted twin = Api.admitted(Api.DAY_IOP);
    String plan = Api.signedPlan(twin);
    String merged = twin.patientId();
    List<String> before = rowsOf(merged);
    String id = merge(survivor, merged).then().statusCode(201).extract().path("id");
    PatientMerged told =
        TestEvents.await(PatientMerged.class, e -> e.mergeId().toString().equals(id));
    assertEquals(survivor, told.patientId().toString());

    assertEquals(List.of(), rowsOf(merged).stream().filter(t -> t.equals("episode")).toList());
    coordinator()
        .get("/api/v1/patients/" + survivor + "/episodes")
        .then()
        .body("items.id", contains(twin.episodeId()));
    Api.therapist()
        .get("/api/v1/treatment-plans/" + plan)
        .then()
        .statusCode(200)
        .body("patientId", is(survivor));
    coordinator()
        .get("/api/v1/patients/" + merged)
        .then()
        .statusCode(409)
        .body("code", is("patient-merged"))
        .body("detail", containsString(survivor));
    Api.as(Tokens.coordinator())
        .get("/fhir/r4/Patient/" + merged)
        .then()
        .statusCode(200)
        .body("active", is(false))
        .body("link[0].other.reference", is("Patient/" + survivor))
        .body("link[0].type", is("replaced-by"));
    Api.admission(merged, Api.EVENING_IOP)
        .then()
        .statusCode(409)
        .body("code", is("patient-merged"));
    Api.as(Tokens.patient(UUID.fromString(merged)))
        .get("/api/v1/patients/" + survivor + "/episodes")
        .then()
        .statusCode(200);
    lateEventsAreAboutTheSurvivor(merged, survivor);

    coordinator().body(WHY).post(undo(id)).then().statusCode(200).body("undoneAt", notNullValue());
    TestEvents.await(PatientUnmerged.class, e -> e.mergeId().toString().equals(id));
    assertEquals(before, rowsOf(merged));
    coordinator().get("/api/v1/patients/" + merged).then().statusCode(200);
    coordinator().get("/api/v1/patients/" + survivor + "/episodes").then().body("items", empty());
    coordinator().body(WHY).post(undo(id)).then().statusCode(409).body("code", is("merge-undone"));
    coordinator()
        .get("/api/v1/patients/" + survivor + "/timeline?kind=MERGED&kind=UNMERGED")
        .then()
        .body("items.kind", contains("UNMERGED", "MERGED"));
  }

  /** What another service told before it heard of the merge. */
  private void lateEventsAreAboutTheSurvivor(String merged, String survivor) {
    UUID response = Ids.next();
    TestEvents.publish(completed(UUID.fromString(merged), response));
    await()
        .until(
            () ->
                sql.first(
                        "select patient_id from timeline_entry where reference = ?",
                        row -> row.getString(1),
                        response)
                    .filter(survivor::equals)
                    .isPresent());
  }

  private static AssessmentCompleted completed(UUID patient, UUID response) {
    return new AssessmentCompleted(
        patient, response, null, "gad-7", null, Instant.now(), null, null, null, false, false);
  }

  @Test
  void badMergesAreRefusedAndLeaveNothingBehind() throws Exception {
    String a = Api.register();
    String b = Api.register();
    String c = Api.register();
    merge(a, a).then().statusCode(422).body("errors.pointer", contains("/mergedPatientId"));
    merge(a, Ids.next().toString()).then().statusCode(404);
    List<Response> both = twiceAtOnce(() -> merge(b, a));
    assertEquals(1, both.stream().filter(r -> r.statusCode() == 201).count());
    assertEquals(1, both.stream().filter(r -> r.statusCode() == 409).count());
    String first =
        both.stream().filter(r -> r.statusCode() == 201).findFirst().orElseThrow().path("id");
    merge(c, a).then().statusCode(409).body("code", is("patient-merged"));
    merge(a, c).then().statusCode(409).body("code", is("patient-merged"));
    String second = merge(c, b).then().statusCode(201).extract().path("id");
    coordinator()
        .get("/api/v1/patients/" + a)
        .then()
        .statusCode(409)
        .body("detail", containsString(c));
    coordinator().body(WHY).post(undo(first)).then().statusCode(409).body("code", is("merged-on"));
    coordinator().body(WHY).post(undo(second)).then().statusCode(200);
    coordinator().body(WHY).post(undo(first)).then().statusCode(200);
    coordinator().get("/api/v1/patients/" + a).then().statusCode(200);

    String one = Api.admitted(Api.DAY_IOP).patientId();
    String other = Api.admitted(Api.EVENING_IOP).patientId();
    merge(one, other).then().statusCode(409).body("code", is("two-open-episodes"));
    coordinator().get("/api/v1/patients/" + one + "/merges").then().body("items", empty());
  }

  @Test
  void aNumberOfTheMergedRecordLeadsToTheSurvivor() {
    String number = "DUP-" + Ids.next();
    String merged =
        coordinator()
            .body(Api.person("Ana", "Reyes", number))
            .post("/api/v1/patients")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String survivor = Api.register();
    String resource = "/fhir/r4/Patient/" + survivor;
    String before = coordinator().get(resource).path("meta.versionId");
    merge(survivor, merged)
        .then()
        .statusCode(201)
        .body("followed.find { it.table == 'patient_identifier' }.moved", is(1));
    coordinator()
        .get(resource)
        .then()
        .body("identifier.value", hasItem(number))
        .body("meta.versionId", not(before));
    coordinator()
        .get(resource + "/_history")
        .then()
        .body("entry[0].resource.identifier.value", hasItem(number));
    coordinator()
        .body("{\"identifier\":\"" + number + "\"}")
        .post("/api/v1/patients/search")
        .then()
        .body("items.id", contains(survivor))
        .body("items.id", not(hasItem(merged)));
  }

  /** A new table is followed by itself; this holds whatever is added. */
  @Test
  void everyTableOfAPatientHasAKeyToFindItsRowsAgain() {
    List<String> keyless =
        sql.query("select name from patient_tables() where keys is null", row -> row.getString(1));
    assertEquals(List.of(), keyless);
    assertTrue(
        sql.query("select name from patient_tables()", row -> row.getString(1))
            .containsAll(List.of("episode", "consent", "care_task", "disclosure", "screening")));
  }

  /** The tables with a row of the patient, once for each row; versions only ever grow in number. */
  private List<String> rowsOf(String patient) {
    List<String> rows = new ArrayList<>();
    for (String table :
        sql.query(
            "select name from patient_tables() where name <> 'fhir_version' order by 1",
            row -> row.getString(1))) {
      sql.query(
              "select count(*) from " + table + " where patient_id = ?::uuid",
              row -> row.getInt(1),
              patient)
          .forEach(count -> rows.addAll(Collections.nCopies(count, table)));
    }
    return rows;
  }

  private static List<Response> twiceAtOnce(Callable<Response> call) throws Exception {
    List<Response> answers = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(2)) {
      for (Future<Response> answer : pool.invokeAll(List.of(call, call))) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private static String undo(String merge) {
    return "/api/v1/patients/merges/" + merge + "/undo";
  }

  private static Response merge(String survivor, String merged) {
    return coordinator()
        .body("{\"mergedPatientId\":\"" + merged + "\",\"reason\":\"Registered twice\"}")
        .post("/api/v1/patients/" + survivor + "/merges");
  }

  private static String register(String given, String family, String born) {
    return coordinator()
        .body(
            Api.person(given, family, "MRG-" + Ids.next())
                .replace("1991-04-12", born)
                .replace("someone@", Ids.next() + "@"))
        .post("/api/v1/patients")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
