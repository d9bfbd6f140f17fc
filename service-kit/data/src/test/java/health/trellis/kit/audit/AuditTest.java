package health.trellis.kit.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.sql.Sql;
import health.trellis.kit.sql.SqlFailure;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class AuditTest {
  @Inject Sql sql;
  @Inject AuditSeals seals;

  private final UUID patient = UUID.randomUUID();

  @Test
  void readsAndRefusalsAreRecordedWithWhoAndWhose() {
    register();
    read(Tokens.patient(patient)).statusCode(200);
    read(Tokens.patient(UUID.randomUUID())).statusCode(404);

    given()
        .auth()
        .oauth2(Tokens.auditor())
        .get("/api/v1/audit/notes?patientId=" + patient)
        .then()
        .statusCode(200)
        .body("items.action", hasItems("READ", "DENIED"))
        .body("items.find { it.action == 'READ' }.actor", equalTo("patient-" + patient));
  }

  @Test
  void onlyAuditorsReadTheTrail() {
    given().auth().oauth2(Tokens.coordinator()).get("/api/v1/audit/notes").then().statusCode(403);
    given().get("/api/v1/audit/notes").then().statusCode(401);
    given().auth().oauth2(Tokens.auditor()).get("/api/v1/audit/another").then().statusCode(404);
  }

  @Test
  void theTrailCannotBeChangedOrEmptied() {
    register();
    read(Tokens.patient(patient)).statusCode(200);

    assertThrows(SqlFailure.class, () -> sql.update("update audit_record set actor = 'x'"));
    assertThrows(SqlFailure.class, () -> sql.update("delete from audit_record"));
    assertThrows(SqlFailure.class, () -> sql.update("truncate audit_record cascade"));
  }

  @Test
  void everyRecordIsSealedAndTheChainHolds() {
    register();
    read(Tokens.patient(patient)).statusCode(200);

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> sql.query("select 1 from audit_unsealed", row -> 1).isEmpty());
    AuditSeals.Verification found = seals.verify();
    assertTrue(found.intact());
    assertTrue(found.sealed() > 0);
  }

  @Test
  void aChangedRecordHasAnotherHash() {
    byte[] before = new byte[32];
    AuditRecord record = record("read by one");

    assertEquals(32, record.hash(before).length);
    assertFalse(java.util.Arrays.equals(record.hash(before), record("read by two").hash(before)));
    assertFalse(java.util.Arrays.equals(record.hash(before), record.hash(record.hash(before))));
  }

  private AuditRecord record(String actor) {
    return new AuditRecord(
        patient,
        Instant.EPOCH,
        actor,
        "",
        "",
        AuditAction.READ,
        patient,
        "note",
        null,
        null,
        null,
        null);
  }

  private void register() {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType("application/json")
        .body("{\"patientId\":\"%s\",\"text\":\"t\",\"fail\":false}".formatted(patient))
        .post("/notes")
        .then()
        .statusCode(200);
  }

  private io.restassured.response.ValidatableResponse read(String token) {
    return given().auth().oauth2(token).get("/notes/of/" + patient).then();
  }
}
