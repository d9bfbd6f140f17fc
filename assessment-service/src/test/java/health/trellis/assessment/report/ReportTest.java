package health.trellis.assessment.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sixty patients of one site in March 2019: forty in one program, fifteen in another, five in a
 * third. In the first, every second patient halves her PHQ-9, the others stay as they are.
 */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ReportTest {
  private static final UUID SITE = UUID.randomUUID();
  private static final UUID LARGE = UUID.fromString("11111111-0000-7000-8000-000000000001");
  private static final UUID MIDDLE = UUID.fromString("22222222-0000-7000-8000-000000000002");
  private static final UUID SMALL = UUID.fromString("33333333-0000-7000-8000-000000000003");
  private static boolean made;

  @Inject Sql sql;

  @BeforeEach
  void sixtyPatients() {
    if (made) {
      return;
    }
    made = true;
    people(LARGE, 40);
    people(MIDDLE, 15);
    people(SMALL, 5);
    sql.update(
        """
        update episode set conditions = case
          when program_id = ? then array['F41']
          when exists (select 1 from chart_mark m where m.patient_id = episode.patient_id
                       and m.kind = 'SESSION') then array['F10', 'F33']
          else array['F33'] end
        where program_id in (?, ?)
        """,
        MIDDLE,
        LARGE,
        MIDDLE);
  }

  @Test
  void anEpisodeCountsInTheGroupOfEachOfItsConditions() {
    report("/report?by=CONDITION&programId=" + LARGE)
        .body("all.outcomes.episodes", equalTo(40))
        .body("groups.key", equalTo(java.util.List.of("F10", "F33")))
        .body("groups.outcomes.episodes", equalTo(java.util.List.of(20, 40)))
        .body("groups[0].outcomes.responsePercent", equalTo(100))
        .body("groups[1].outcomes.responsePercent", equalTo(50));
    report("/report?by=CONDITION&siteId=" + SITE)
        .body("all.outcomes.episodes", equalTo(60))
        .body("groups.key", equalTo(java.util.List.of("F10", "F33", "F41", "unknown")))
        .body("groups.suppressed", equalTo(java.util.List.of(false, false, true, true)));
    report("/report.csv?by=CONDITION&programId=" + LARGE)
        .body(containsString("\r\nF10,false,20,20,20,100,"));
    report("/measure-report?by=CONDITION&programId=" + LARGE)
        .body("group[0].stratifier[0].code[0].text", equalTo("CONDITION"))
        .body(
            "group[0].stratifier[0].stratum.value.text", equalTo(java.util.List.of("F10", "F33")));
    report("/report?by=CONDITION&programId=" + UUID.randomUUID())
        .body("all.suppressed", equalTo(true))
        .body("groups", hasSize(0));
  }

  @Test
  void aGroupShowsResponseRemissionReliableChangeAndEffect() {
    report("/report?by=PROGRAM&programId=" + LARGE)
        .body("groups", hasSize(1))
        .body("groups[0].key", equalTo(LARGE.toString()))
        .body("groups[0].suppressed", equalTo(false))
        .body("groups[0].outcomes.episodes", equalTo(40))
        .body("groups[0].outcomes.measured", equalTo(40))
        .body("groups[0].outcomes.clinical", equalTo(40))
        .body("groups[0].outcomes.responsePercent", equalTo(50))
        .body("groups[0].outcomes.remissionPercent", equalTo(0))
        .body("groups[0].outcomes.improvedPercent", equalTo(50))
        .body("groups[0].outcomes.deterioratedPercent", equalTo(0))
        .body("groups[0].outcomes.completionPercent", nullValue())
        .body("groups[0].outcomes.meanFirst", equalTo(17.0f))
        .body("groups[0].outcomes.meanLast", equalTo(12.5f))
        .body("groups[0].outcomes.attendance.oftenFall", equalTo(9.0f))
        .body("groups[0].outcomes.attendance.seldomFall", equalTo(0.0f))
        .body("groups[0].outcomes.attendance.correlation", equalTo(1.0f));
  }

  @Test
  void aSmallGroupIsBlankAndSoIsTheNextSmallest() {
    report("/report?by=PROGRAM&siteId=" + SITE)
        .body("leastCell", equalTo(11))
        .body("all.outcomes.episodes", equalTo(60))
        .body("groups.suppressed", equalTo(java.util.List.of(false, true, true)))
        .body("groups[1].outcomes", nullValue());
    report("/report?by=MONTH&siteId=" + SITE).body("groups.key[0]", equalTo("2019-03"));
    report("/report?by=QUARTER&siteId=" + SITE).body("groups.key[0]", equalTo("2019-Q1"));
    report("/report?by=CLINICIAN&siteId=" + SITE).body("groups.key[0]", equalTo("unknown"));
  }

  @Test
  void theReportIsCsvAndMeasureReportToo() {
    report("/report.csv?siteId=" + SITE)
        .contentType(startsWith("text/csv"))
        .body(containsString("\r\n" + SMALL + ",true" + ",".repeat(14) + "\r\n"));
    report("/measure-report?siteId=" + SITE)
        .contentType(startsWith("application/fhir+json"))
        .body("resourceType", equalTo("MeasureReport"))
        .body("group[0].code.text", equalTo("response"))
        .body("group[0].stratifier[0].stratum[0].measureScore.value", equalTo(50))
        .body(
            "group[0].stratifier[0].stratum[2].measureScore.extension[0].valueCode",
            equalTo("masked"));
  }

  @Test
  void aWrongParameterIsNamed() {
    get("/report?by=MOON").statusCode(400).body("errors[0].pointer", equalTo("by"));
    get("/report?programId=x").statusCode(400).body("errors[0].pointer", equalTo("programId"));
    given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .get("/api/v1/outcomes/report?instrument=dast-10")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("no-change-rule"));
  }

  private static ValidatableResponse report(String query) {
    return get(query).statusCode(200);
  }

  private static ValidatableResponse get(String query) {
    return given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .get("/api/v1/outcomes" + query + "&instrument=phq-9&from=2019-03-01&to=2019-03-31")
        .then();
  }

  private void people(UUID program, int number) {
    sql.update(
        """
        insert into program (id, time_zone, country, as_of, site_id) values (?, 'UTC', 'US', now(), ?)
        """,
        program,
        SITE);
    insert(
        program,
        number,
        "episode (id, patient_id, program_id, admitted_on, discharged_on)",
        "patient, patient, program, date '2019-03-04', date '2019-05-06'");
    total(program, number, "16 + 2 * (n / 2 % 2)", "2019-03-05");
    total(
        program,
        number,
        "16 + 2 * (n / 2 % 2) - case n % 2 when 0 then 9 else 0 end",
        "2019-04-30");
    insert(
        program,
        number,
        "chart_mark (key, patient_id, kind, on_date, label, as_of)",
        "'report:' || patient, patient, case n % 2 when 0 then 'SESSION' else 'MISSED_SESSION' end,"
            + " date '2019-03-20', 'Group session', now()");
  }

  private void total(UUID program, int number, String score, String on) {
    insert(
        program,
        number,
        """
        response (id, patient_id, instrument, form_version, answers, authored_at, entered_at,
          entered_by, by_patient, score, prorated, subscores, band_code, band_label)""",
        """
        gen_random_uuid(), patient, 'phq-9', '1.0.0', '{}', timestamptz '%1$s 12:00Z',
        timestamptz '%1$s 12:00Z', 'test', true, %2$s, false, '{}', 'band', 'Band'"""
            .formatted(on, score));
  }

  private void insert(UUID program, int number, String into, String values) {
    sql.update(
        "insert into "
            + into
            + " select "
            + values
            + " from (select md5(?::text || n)::uuid as patient, n, ?::uuid as program"
            + " from generate_series(1, ?) n) p",
        program.toString(),
        program,
        number);
  }
}
