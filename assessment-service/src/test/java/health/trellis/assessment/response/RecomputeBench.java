package health.trellis.assessment.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.assessment.response.RecomputationDto.RecomputationView;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Scores a million kept PHQ-9 again, by pages of 200 in the order of their ids, with a progress
 * bar, beside bare reading of the same rows. Not a test: its name keeps it out of the build. Run by
 * {@code benchmarks/assessment/run.sh}.
 */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class RecomputeBench {
  private static final int ROWS = 1_000_000;
  private static final int PAGE = 200;
  private static final int BAR = 40;

  @Inject Sql sql;
  @Inject Recomputation recomputation;

  @Test
  void aMillionResponses() {
    fill();
    long start = System.nanoTime();
    long checked = 0;
    String cursor = null;
    do {
      RecomputationView page = recomputation.page("phq-9", PageRequest.at(PAGE, cursor));
      assertEquals(0, page.differences().size());
      checked += page.checked();
      cursor = page.next();
      bar(checked);
    } while (cursor != null);
    double scoring = (System.nanoTime() - start) / 1e9;
    assertEquals(ROWS, checked);
    double bare = bare();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    System.out.printf(
        Locale.ROOT,
        "%nrecompute of %d responses%n| measure | value |%n|---|---|%n"
            + "| time as a ratio to bare reading of the same pages | %.2f |%n"
            + "| responses a second | %.0f |%n"
            + "| heap in use at the end, before a collection (MB) | %d |%n",
        ROWS,
        scoring / bare,
        ROWS / scoring,
        heap);
  }

  private static void bar(long done) {
    if (done % (ROWS / BAR) == 0) {
      int full = Math.toIntExact(done * BAR / ROWS);
      System.out.printf(
          "\r[%s%s] %3d %%", "#".repeat(full), ".".repeat(BAR - full), done * 100 / ROWS);
    }
  }

  private double bare() {
    long start = System.nanoTime();
    UUID last = new UUID(0, 0);
    int found;
    do {
      var ids =
          sql.query(
              "select id, answers, subscores, score, band_code from response"
                  + " where instrument = 'phq-9' and id > ? order by id limit 200",
              row -> row.getObject(1, UUID.class),
              last);
      found = ids.size();
      last = ids.isEmpty() ? last : ids.getLast();
    } while (found == PAGE);
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
