package health.trellis.assessment.recomputation;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Scores a million kept PHQ-9 again as the job that it is over HTTP, with a progress bar, beside
 * bare reading of the same rows. Not a test: its name keeps it out of the build. Run by {@code
 * benchmarks/assessment/run.sh}.
 */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class RecomputeBench {
  private static final int ROWS = 1_000_000;
  private static final int BAR = 40;
  private static final String PATH = "/api/v1/responses/recomputations";
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  @Inject Sql sql;

  @Test
  void aMillionResponses() throws InterruptedException {
    fill();
    double bare = bare();
    long before = live();
    long start = System.nanoTime();
    String job =
        asAdmin()
            .contentType("application/json")
            .body("{\"instrument\":\"phq-9\"}")
            .post(PATH)
            .path("id");
    long highest = 0;
    JsonPath view;
    do {
      Thread.sleep(100);
      highest = Math.max(highest, MEMORY.getHeapMemoryUsage().getUsed());
      view = asAdmin().get(PATH + "/" + job).jsonPath();
      bar(view.getInt("percent"));
    } while (view.get("endedAt") == null);
    double scoring = (System.nanoTime() - start) / 1e9;
    assertEquals("DONE", view.getString("state"));
    assertEquals(ROWS, view.getInt("checked"));
    assertEquals(0, view.getInt("differing"));
    System.out.printf(
        Locale.ROOT,
        "%nrecompute of %d responses%n| measure | value |%n|---|---|%n"
            + "| time as a ratio to bare reading of the same rows | %.2f |%n"
            + "| responses a second | %.0f |%n"
            + "| heap in use: highest, with what waits for collection (MB) | %d |%n"
            + "| heap in use after a collection: more than before the job (MB) | %d |%n",
        ROWS,
        scoring / bare,
        ROWS / scoring,
        highest >> 20,
        (live() - before) >> 20);
  }

  private static RequestSpecification asAdmin() {
    return given().auth().oauth2(Tokens.programAdmin());
  }

  private static long live() {
    MEMORY.gc();
    return MEMORY.getHeapMemoryUsage().getUsed();
  }

  private static void bar(int percent) {
    int full = percent * BAR / 100;
    System.out.printf("\r[%s%s] %3d %%", "#".repeat(full), ".".repeat(BAR - full), percent);
  }

  private double bare() {
    long start = System.nanoTime();
    UUID last = new UUID(0, 0);
    int found;
    do {
      var ids =
          sql.query(
              "select id, answers, subscores, score, band_code from response"
                  + " where instrument = 'phq-9' and id > ? order by id limit 1000",
              row -> row.getObject(1, UUID.class),
              last);
      found = ids.size();
      last = ids.isEmpty() ? last : ids.getLast();
    } while (found == 1_000);
    return (System.nanoTime() - start) / 1e9;
  }

  private void fill() {
    sql.update(
        """
        insert into response (id, patient_id, instrument, form_version, answers, authored_at,
          entered_at, entered_by, by_patient, score, prorated, subscores, band_code, band_label)
        select gen_random_uuid(), md5('bench' || n % 1000)::uuid, 'phq-9', '1.0.0',
          '{"44250-9":"LA6569-3","44255-8":"LA6570-1","44259-0":"LA6569-3","44254-1":"LA6569-3",
            "44251-7":"LA6568-5","44258-2":"LA6569-3","44252-5":"LA6568-5","44253-3":"LA6568-5",
            "44260-8":"LA6568-5"}', now(), now(), 'bench', true, 6, false, '{"phq-2":3}', 'mild',
          'Mild'
        from generate_series(1, ?) n
        """,
        ROWS);
    sql.update("analyze response");
  }
}
