package health.trellis.patient.sobriety;

import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.therapist;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.MilestoneReached;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class SobrietyTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/New_York"));

  @Inject SobrietyWatch watch;
  @Inject Sql sql;

  @Test
  void aSetbackIsANewBeginningThatTakesNothingAway() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String token = Tokens.patient(admitted.patient());
    String of = "/api/v1/patients/" + admitted.patientId() + "/sobriety-dates";
    as(token)
        .body(date("Alcohol", TODAY.plusDays(2)))
        .post(of)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/startedOn"));
    String id =
        as(token)
            .body(date("Alcohol", TODAY.minusDays(53)))
            .post(of)
            .then()
            .statusCode(201)
            .body("currentDays", is(53))
            .body("message", containsString("53 days"))
            .extract()
            .path("id");
    as(token)
        .body(date("alcohol", TODAY))
        .post(of)
        .then()
        .statusCode(409)
        .body("code", is("sobriety-date-exists"));
    String one = "/api/v1/sobriety-dates/" + id;
    badResets(token, one);
    String reset =
        as(token)
            .body(
                "{\"on\":\"%s\",\"note\":\"A wedding\",\"learned\":\"Leave before the toasts\"}"
                    .formatted(TODAY.minusDays(13)))
            .post(one + "/resets")
            .then()
            .statusCode(200)
            .body("currentDays", is(12))
            .body("longestDays", is(40))
            .body("totalDays", is(52))
            .body("nextMilestoneDays", is(14))
            .body("message", containsString("new beginning"))
            .extract()
            .path("resets[0].id");
    correct(token, one);
    therapist().get(of).then().statusCode(200).body("items.what", contains("Alcohol"));
    as(token)
        .get("/api/v1/patients/" + admitted.patientId() + "/long-view")
        .then()
        .statusCode(200)
        .body("setbacks.learned", contains("Leave before the toasts"))
        .body("stays", hasSize(1))
        .body("checkIns.days", is(0));
    as(token).delete(one + "/resets/" + reset).then().body("totalDays", is(53));
    as(token).post(one + "/stop").then().statusCode(200).body("nextMilestoneDays", nullValue());
    as(token).body("{}").post(one + "/resets").then().statusCode(409);
    as(token).body(date("Alcohol", TODAY)).post(of).then().statusCode(201);
  }

  private static void badResets(String token, String one) {
    as(token)
        .body("{\"on\":\"%s\"}".formatted(TODAY.minusDays(60)))
        .post(one + "/resets")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/on"));
    as(token)
        .body(
            "{\"on\":\"%s\",\"resumedOn\":\"%s\"}"
                .formatted(TODAY.minusDays(3), TODAY.minusDays(4)))
        .post(one + "/resets")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/resumedOn"));
  }

  private static void correct(String token, String one) {
    String etag = as(token).get(one).header("ETag");
    String late = date("Alcohol", TODAY.minusDays(5));
    as(token).body(late).put(one).then().statusCode(428);
    as(token)
        .header("If-Match", etag)
        .body(late)
        .put(one)
        .then()
        .statusCode(422)
        .body("errors.code", contains("order"));
    String right = date("Alcohol", TODAY.minusDays(53));
    as(token).header("If-Match", etag).body(right).put(one).then().statusCode(200);
    as(token).header("If-Match", etag).body(right).put(one).then().statusCode(412);
  }

  @Test
  void aFullWeekIsCelebratedOnceAndNamedToNobodyElse() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String token = Tokens.patient(admitted.patient());
    String id =
        as(token)
            .body(date("Cannabis", TODAY.minusDays(7)))
            .post("/api/v1/patients/" + admitted.patientId() + "/sobriety-dates")
            .path("id");
    String milestones = "/api/v1/patients/" + admitted.patientId() + "/milestones";
    watch.notice();
    as(token).get(milestones).then().body("items", hasSize(0));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "update sobriety_date set since_recorded_on = ? where id = ?",
                    TODAY.minusDays(7),
                    UUID.fromString(id)));
    watch.notice();
    watch.notice();
    as(token)
        .get(milestones)
        .then()
        .body("items", hasSize(1))
        .body("items.kind", hasItem("SOBRIETY_DAYS"))
        .body("items.days", contains(7));
    as(Tokens.programAdmin()).get(milestones).then().body("items", hasSize(0));
    MilestoneReached told =
        TestEvents.await(MilestoneReached.class, e -> e.patientId().equals(admitted.patient()));
    assertEquals("PERSONAL", told.kind());
  }

  private static String date(String what, LocalDate from) {
    return "{\"kind\":\"SUBSTANCE\",\"what\":\"%s\",\"startedOn\":\"%s\"}".formatted(what, from);
  }
}
