package health.trellis.patient.family;

import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.coordinator;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.kit.Ids;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class FamilyDepthTest {
  private static final String MEMBERS = "/api/v1/family-members/";

  @Inject Sql sql;

  @Test
  void anInvitationLeadsToAnAccountThatSeesWhatIsAllowed() {
    Admitted her = Api.admitted(Api.EVENING_IOP);
    Api.signedPlan(her);
    String member =
        add(her, "\"permissions\":[\"VIEW_PLAN\"]")
            .then()
            .statusCode(201)
            .body("joined", is(false))
            .extract()
            .path("id");
    String first = invite(member);
    String link = invite(member);
    assertTrue(link.startsWith("https://app.example/family/join#"));
    // An account without any claim of Trellis: only the role of a family member.
    String account = Tokens.family(Ids.next());
    String plans = "/api/v1/episodes/" + her.episodeId() + "/treatment-plans";
    as(account).get(plans).then().statusCode(404);
    accept(account, first).then().statusCode(409).body("code", is("invitation-used"));
    accept(account, "nobody#has-it").then().statusCode(404);
    accept(account, link).then().statusCode(200).body("joined", is(true));
    accept(account, link).then().statusCode(409);
    as(account).get(plans).then().statusCode(200).body("items", hasSize(1));
    as(account).get(MEMBERS + member).then().statusCode(200);
    as(account).get("/api/v1/patients/" + her.patientId() + "/conditions").then().statusCode(403);
    FamilyAccessChanged told =
        TestEvents.await(
            FamilyAccessChanged.class,
            e -> e.personId().toString().equals(member) && e.account() != null);
    assertTrue(told.account().startsWith("family-"));

    String old = invite(member);
    sql.update(
        "update family_invitation set expires_at = now() - interval '1 day' where family_member_id"
            + " = ?::uuid and accepted_at is null",
        member);
    accept(account, old).then().statusCode(409).body("code", is("invitation-expired"));
    List<String> secrets =
        sql.query(
            "select token_hash from family_invitation where family_member_id = ?::uuid",
            row -> row.getString(1),
            member);
    assertTrue(secrets.stream().noneMatch(link::contains));
    learnsAndTakesPart(account, member);
  }

  private static void learnsAndTakesPart(String account, String member) {
    String education = MEMBERS + member + "/education";
    as(account)
        .body("{\"state\":\"COMPLETED\",\"on\":\"2026-03-02\"}")
        .put(education + "/BOUNDARIES")
        .then()
        .statusCode(200)
        .body("state", is("COMPLETED"));
    as(account)
        .body("{\"state\":\"STARTED\"}")
        .put(education + "/BOUNDARIES")
        .then()
        .body("completedOn", is("2026-03-02"));
    as(account).body("{\"state\":\"STARTED\"}").put(education + "/NONE").then().statusCode(404);
    as(account)
        .get(education)
        .then()
        .body("items", hasSize(6))
        .body("items[2].state", is("COMPLETED"))
        .body("items[0].state", nullValue());
    String body =
        "{\"on\":\"2026-03-02\",\"kind\":\"FAMILY_SESSION\",\"minutes\":50,\"sessionId\":\""
            + Ids.next()
            + "\"}";
    String participation = MEMBERS + member + "/participation";
    coordinator().body(body).post(participation).then().statusCode(201);
    coordinator().body(body).post(participation).then().statusCode(409);
    as(account).get(participation).then().body("items.minutes", contains(50));
    as(account).body(body).post(participation).then().statusCode(403);
  }

  @Test
  void noPermissionReachesBeyondItsConsentAndAllEndWithIt() {
    Admitted her = Api.admitted(Api.DAY_IOP);
    Api.signedPlan(her);
    add(her, "\"permissions\":[\"VIEW_PLAN\"]")
        .then()
        .statusCode(409)
        .body("code", is("consent-needed"));
    String family = consent(her, "FAMILY_DISCLOSURE", "\"ATTENDANCE\",\"TREATMENT_PLAN\"");
    with(her, family, "VIEW_PLAN").then().statusCode(422).body("errors.code", contains("kind"));
    with(her, Ids.next().toString(), "VIEW_PLAN")
        .then()
        .statusCode(422)
        .body("errors.code", contains("unknown"));
    String part2 = consent(her, "PART2_DISCLOSURE", "\"TREATMENT_PLAN\"");
    with(her, part2, "VIEW_PROGRESS")
        .then()
        .statusCode(422)
        .body("errors.code", contains("beyond-consent"));
    Response added = with(her, part2, "VIEW_PLAN");
    String member = added.then().statusCode(201).body("consentId", is(part2)).extract().path("id");
    String mother = Tokens.family(UUID.fromString(member));
    String plans = "/api/v1/episodes/" + her.episodeId() + "/treatment-plans";
    as(mother).get(plans).then().statusCode(200);
    as(mother).get("/api/v1/episodes/" + her.episodeId()).then().statusCode(403);

    coordinator()
        .body("{\"reason\":\"Changed my mind\"}")
        .post("/api/v1/consents/" + part2 + "/revoke")
        .then()
        .statusCode(200);
    as(mother).get(plans).then().statusCode(404);
    as(mother).get(MEMBERS + member).then().statusCode(200).body("permissions", empty());
    with(her, part2, "VIEW_PLAN").then().statusCode(422).body("errors.code", contains("ended"));
    assertEquals(
        201,
        as(Tokens.patient(her.patient()))
            .body(body("\"permissions\":[\"VIEW_PLAN\"]"))
            .post("/api/v1/patients/" + her.patientId() + "/family-members")
            .statusCode());
  }

  private static String consent(Admitted her, String kind, String information) {
    return coordinator()
        .body(
            """
            {"kind":"%s","recipient":"Rosa Reyes","discloser":"Riverside","purpose":"Treatment",
             "information":"What helps her help me","informationCategories":[%s],
             "signedBy":"Ana"}"""
                .formatted(kind, information))
        .post("/api/v1/patients/" + her.patientId() + "/consents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Response with(Admitted her, String consent, String permission) {
    return add(her, "\"permissions\":[\"" + permission + "\"],\"consentId\":\"" + consent + "\"");
  }

  private static Response add(Admitted her, String fields) {
    return coordinator()
        .body(body(fields))
        .post("/api/v1/patients/" + her.patientId() + "/family-members");
  }

  private static String body(String fields) {
    return "{\"givenName\":\"Rosa\",\"familyName\":\"Reyes\",\"relationship\":\"MOTHER\","
        + "\"language\":\"es\","
        + fields
        + "}";
  }

  private static String invite(String member) {
    return coordinator()
        .post(MEMBERS + member + "/invitations")
        .then()
        .statusCode(201)
        .extract()
        .path("link");
  }

  private static Response accept(String account, String link) {
    return as(account)
        .body("{\"token\":\"" + link.substring(link.indexOf('#') + 1) + "\"}")
        .post(MEMBERS + "invitations/accept");
  }
}
