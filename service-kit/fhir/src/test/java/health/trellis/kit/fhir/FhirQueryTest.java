package health.trellis.kit.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.http.Refusal;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FhirQueryTest {
  private static FhirQuery query(String... namesAndValues) {
    MultivaluedHashMap<String, String> given = new MultivaluedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      given.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new FhirQuery(given, Set.of("date", "status", "patient", "code"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2026-03-02; start >= 2026-03-02 and end < 2026-03-03",
        "2026-03; start >= 2026-03-01 and end < 2026-04-01",
        "ne2026; (start < 2026-01-01 or end >= 2027-01-01)",
        "gt2026-03-02; end >= 2026-03-03",
        "ge2026-03-02; end >= 2026-03-02",
        "lt2026-03-02; start < 2026-03-02",
        "le2026-03-02; start < 2026-03-03",
        "sa2026-03-02; start >= 2026-03-03",
        "eb2026-03-02; end < 2026-03-02",
        "le2026-03-02T10:00:00Z; start < 2026-03-03"
      })
  void aDateMatchesPeriodsAsFhirSays(String value, String expected) {
    FhirQuery query = query("date", value);
    query.period("date", "start", "end");

    String hql = query.hql().replace("coalesce(end, {d '9999-12-31'})", "end");
    for (Map.Entry<String, Object> bound : query.parameters().entrySet()) {
      hql = hql.replace(":" + bound.getKey(), bound.getValue().toString());
    }
    assertEquals(expected, hql);
  }

  @Test
  void severalParametersMustAllHold() {
    FhirQuery query =
        query("_lastUpdated", "ge2026-01-01", "_lastUpdated", "lt2026-02-01", "_id", "nobody");
    query.lastUpdated("x.updatedAt");
    query.ids("x.id");

    assertEquals("x.updatedAt >= :search0 and x.updatedAt < :search1 and 1 = 0", query.hql());
    assertEquals(2, query.parameters().size());
  }

  @Test
  void tokensHaveAlternativesWithAndWithoutSystem() {
    FhirQuery query = query("code", "http://loinc.org|1-2,F32.1,http://loinc.org|");
    query.tokens("code", "exists (%s)", "t.system", "t.code");

    assertEquals(
        "exists ((1 = 1 and t.system = :search0 and t.code = :search1"
            + " or 1 = 1 and t.code = :search2 or 1 = 1 and t.system = :search3))",
        query.hql());
  }

  @Test
  void whatIsNotKnownIsRefused() {
    assertEquals(400, status(() -> query("colour", "red")));
    assertEquals(400, status(() -> query("_count", "many").count()));
    assertEquals(400, status(() -> query("_summary", "short").projection()));
    assertEquals(400, status(() -> includes(query("_include", "CareTeam:encounter"))));
    assertEquals(400, status(() -> includes(query("_include", "Patient:participant"))));
    assertEquals(400, status(() -> includes(query("_revinclude", "AuditEvent:entity"))));
    assertEquals(200, query("_count", "9999").count());
  }

  @Test
  void whatMatchesReferToIsIncludedOnce() {
    CareTeam team = new CareTeam();
    team.setSubject(new Reference("Patient/p1"));
    team.addParticipant().setMember(new Reference("Practitioner/a"));
    team.addParticipant().setMember(new Reference("Practitioner/a"));
    team.addParticipant().setMember(new Reference("RelatedPerson/r"));

    assertEquals(
        Map.of("Practitioner", Set.of("a"), "RelatedPerson", Set.of("r")),
        includes(query("_include", "CareTeam:participant")).wanted(List.of(team)));
    assertEquals(
        Map.of("Practitioner", Set.of("a")),
        includes(query("_include", "CareTeam:participant:Practitioner")).wanted(List.of(team)));
    assertEquals(
        Set.of("Patient", "Practitioner", "RelatedPerson"),
        includes(query("_include", "*")).wanted(List.of(team)).keySet());
    assertTrue(includes(query("_revinclude", "Provenance:target")).reverse("Provenance:target"));
  }

  @Test
  void aSummaryIsShorterAndSaysSo() {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
    CareTeam team = new CareTeam();
    team.setStatus(CareTeamStatus.ACTIVE).setId("t");
    team.addParticipant().setMember(new Reference("Practitioner/a"));
    team.addNote().setText("Meets on Mondays");
    bundle.addEntry().setResource(team);
    Projection summary = query("_summary", "true").projection();
    Projection elements = query("_elements", "participant").projection();

    assertFalse(Fhir.json(bundle, summary).contains("Mondays"));
    assertTrue(Fhir.json(bundle, summary).contains("SUBSETTED"));
    assertTrue(Fhir.json(bundle, summary).contains("\"active\""));
    assertTrue(Fhir.json(bundle, elements).contains("Practitioner/a"));
    assertFalse(Fhir.json(bundle, elements).contains("Mondays"));
    assertEquals(Fhir.json(bundle), Fhir.json(bundle, Projection.WHOLE));
    assertTrue(Fhir.json(new Patient().setActive(true), summary).contains("active"));
  }

  private static Includes includes(FhirQuery query) {
    return Includes.of(
        query, "CareTeam", Set.of("participant", "patient"), Set.of("Provenance:target"));
  }

  private static int status(Runnable read) {
    return assertThrows(Refusal.class, read::run).status();
  }
}
