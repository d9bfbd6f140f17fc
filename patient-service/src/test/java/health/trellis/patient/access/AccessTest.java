package health.trellis.patient.access;

import static health.trellis.kit.testing.Caller.BILLING;
import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_CLINICIAN;
import static health.trellis.kit.testing.Caller.OTHER_FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_PATIENT;
import static health.trellis.kit.testing.Caller.OTHER_SYSTEM;
import static health.trellis.kit.testing.Caller.PATIENT;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;
import static health.trellis.kit.testing.Caller.SYSTEM;

import health.trellis.kit.Ids;
import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation with every caller: who may, and who may not even know. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class AccessTest {
  private static final UUID FAMILY_MEMBER = Ids.next();
  private static final UUID SOMEBODY = Ids.next();
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final Set<Caller> OFFICE = EnumSet.of(COORDINATOR, PROGRAM_ADMIN);
  private static final Set<Caller> TREATING = EnumSet.of(CLINICIAN, PRESCRIBER);
  private static final Set<Caller> TEAM = join(OFFICE, TREATING);
  private static final Set<Caller> TEAM_AND_PATIENT = join(TEAM, EnumSet.of(PATIENT));
  private static final Set<Caller> WHO_MAY_SEE_THE_PLAN =
      join(TEAM_AND_PATIENT, EnumSet.of(FAMILY));
  private static final Set<Caller> STAFF_LISTS = join(TEAM, EnumSet.of(OTHER_CLINICIAN));
  private static final Set<Caller> FHIR_SEARCH =
      join(
          STAFF_LISTS,
          EnumSet.of(PATIENT, OTHER_PATIENT, FAMILY, OTHER_FAMILY, SYSTEM, OTHER_SYSTEM));

  private Admitted admitted;

  @TestFactory
  Stream<DynamicTest> everyOperationWithEveryCaller() {
    admitted = Api.admitted(Api.EVENING_IOP);
    consent(
        """
        {"kind":"HIPAA_DISCLOSURE","recipient":"sample-ehr","discloser":"Riverside",
         "information":"All records","purpose":"Treatment","signedBy":"Ana"}""");
    Api.coordinator()
        .body(familyMember(FAMILY_MEMBER))
        .post(of("family-members"))
        .then()
        .statusCode(201);
    AccessTable table = AccessTable.of(this::token);
    patients(table);
    IntakeAccess.rows(table, admitted.patientId());
    IntakeAccess.person(table, admitted.patientId());
    IntakeAccess.clinical(table, admitted.patientId());
    IntakeAccess.family(table, FAMILY_MEMBER);
    IntakeAccess.duplicates(table, admitted.patientId());
    plans(table);
    new PlanAccess(admitted).rows(table);
    tasks(table);
    new RecordAccess(admitted).rows(table);
    fhir(table);
    episodes(table);
    return Stream.concat(
        table.tests(),
        Stream.of(table.completeness("/api/v1/audit", "/api/v1/operations", "/fhir/r4/metadata")));
  }

  private void patients(AccessTable table) {
    String patient = admitted.patientId();
    String one = "/api/v1/patients/{id}";
    String of = "/api/v1/patients/{patientId}";
    add(table, "POST", "/api/v1/patients", List.of(), Api.person("A", "B", "ACC-1"), OFFICE);
    add(
        table,
        "GET",
        "/api/v1/patients",
        List.of("?limit=1"),
        null,
        join(STAFF_LISTS, EnumSet.of(BILLING, PATIENT, OTHER_PATIENT)));
    add(
        table,
        "POST",
        "/api/v1/patients/search",
        List.of(),
        "{}",
        join(STAFF_LISTS, EnumSet.of(BILLING)));
    add(table, "GET", one, List.of(patient), null, join(TEAM_AND_PATIENT, EnumSet.of(BILLING)));
    add(table, "PUT", one, List.of(patient), Api.person("A", "B", "ACC-2"), OFFICE);
    add(table, "GET", of + "/conditions", List.of(patient), null, TEAM_AND_PATIENT);
    add(table, "GET", of + "/medications", List.of(patient), null, TEAM_AND_PATIENT);
    add(table, "GET", of + "/allergies", List.of(patient), null, TEAM_AND_PATIENT);
    add(table, "GET", of + "/milestones", List.of(patient), null, WHO_MAY_SEE_THE_PLAN);
    add(
        table,
        "GET",
        of + "/disclosures",
        List.of(patient),
        null,
        join(OFFICE, EnumSet.of(PATIENT)));
    add(
        table,
        "POST",
        of + "/family-members",
        List.of(patient),
        familyMember(Ids.next()),
        join(OFFICE, EnumSet.of(PATIENT)));
    add(table, "GET", of + "/family-members", List.of(patient), null, TEAM_AND_PATIENT);
    String member = "/api/v1/family-members/{id}";
    add(
        table,
        "GET",
        member,
        List.of(FAMILY_MEMBER),
        null,
        join(TEAM_AND_PATIENT, EnumSet.of(FAMILY)));
    add(
        table,
        "PUT",
        member,
        List.of(FAMILY_MEMBER),
        familyMember(null),
        join(OFFICE, EnumSet.of(PATIENT)));
    String text = "{\"kind\":\"EMAIL\",\"signedBy\":\"Ana\"}";
    Set<Caller> consenting = join(OFFICE, EnumSet.of(PATIENT, CLINICIAN));
    add(table, "POST", of + "/consents", List.of(patient), text, consenting);
    add(table, "GET", of + "/consents", List.of(patient), null, TEAM_AND_PATIENT);
    add(
        table,
        "POST",
        "/api/v1/consents/{id}/revoke",
        List.of(consent(text)),
        "{\"reason\":\"No\"}",
        consenting);
    disclosures(table, of, patient);
    add(table, "GET", "/api/v1/referrals", List.of(), null, OFFICE);
  }

  private void disclosures(AccessTable table, String of, String patient) {
    String ask = "{\"recipient\":\"A\",\"information\":\"DIAGNOSES\",\"purpose\":\"TREATMENT\"}";
    String sent = "{\"disclosure\":" + ask + ",\"description\":\"Fax\"}";
    String wording = "{\"kind\":\"RECORDING\",\"text\":\"I agree.\"}";
    String wordings = "/api/v1/consents/wordings";
    Set<Caller> readers = join(STAFF_LISTS, EnumSet.of(PATIENT, OTHER_PATIENT));
    add(table, "POST", of + "/disclosures/decision", List.of(patient), ask, TEAM_AND_PATIENT);
    add(table, "POST", of + "/disclosures", List.of(patient), sent, TEAM);
    add(table, "GET", wordings, List.of(), null, readers);
    add(table, "POST", wordings, List.of(), wording, EnumSet.of(PROGRAM_ADMIN));
  }

  private void plans(AccessTable table) {
    String plan = Api.signedPlan(admitted);
    String goal = Api.therapist().get("/api/v1/treatment-plans/" + plan).path("goals[0].id");
    String plans = "/api/v1/episodes/{episodeId}/treatment-plans";
    String one = "/api/v1/treatment-plans/{id}";
    List<?> episode = List.of(admitted.episodeId());
    add(table, "POST", plans, episode, Api.plan(), TREATING);
    add(table, "GET", plans, episode, null, WHO_MAY_SEE_THE_PLAN);
    add(table, "GET", one, List.of(plan), null, WHO_MAY_SEE_THE_PLAN);
    add(table, "GET", one + "/versions", List.of(plan), null, WHO_MAY_SEE_THE_PLAN);
    add(table, "PUT", one, List.of(plan), Api.plan(), TREATING);
    add(table, "POST", one + "/sign", List.of(plan), null, TREATING);
    add(table, "POST", one + "/revise", List.of(plan), "{\"reason\":\"Why\"}", TREATING);
    add(
        table,
        "POST",
        one + "/goals/{goalId}/progress",
        List.of(plan, goal),
        "{\"note\":\"Well\"}",
        TREATING);
    relapse(table, episode);
  }

  private void relapse(AccessTable table, List<?> episode) {
    String plans = "/api/v1/episodes/{episodeId}/relapse-prevention-plans";
    String one = "/api/v1/relapse-prevention-plans/{id}";
    String body = "{\"warningSigns\":[{\"text\":\"Silence\"}],\"copingStrategies\":[\"Walk\"]}";
    String id =
        Api.therapist()
            .body(body)
            .post("/api/v1/episodes/" + admitted.episodeId() + "/relapse-prevention-plans")
            .path("id");
    Set<Caller> writing = join(TREATING, EnumSet.of(PATIENT));
    add(table, "POST", plans, episode, body, writing);
    add(table, "GET", plans, episode, null, WHO_MAY_SEE_THE_PLAN);
    add(table, "GET", one, List.of(id), null, TEAM_AND_PATIENT);
    add(table, "PUT", one, List.of(id), body, writing);
    add(table, "POST", one + "/activate", List.of(id), null, TREATING);
  }

  private void tasks(AccessTable table) {
    String body =
        """
        {"patientId":"%s","kind":"OTHER","title":"Call","assigneeRole":"CLINICIAN",
         "dueAt":"2026-03-02T17:00:00Z"}"""
            .formatted(admitted.patientId());
    String id = Api.coordinator().body(body).post("/api/v1/care-tasks").path("id");
    String done =
        "{\"state\":\"DONE\",\"assigneeRole\":\"CLINICIAN\",\"dueAt\":\"2026-03-02T17:00:00Z\"}";
    add(table, "GET", "/api/v1/care-tasks", List.of("?limit=1"), null, STAFF_LISTS);
    add(table, "POST", "/api/v1/care-tasks", List.of(), body, TEAM);
    add(table, "GET", "/api/v1/care-tasks/{id}", List.of(id), null, TEAM);
    add(table, "PUT", "/api/v1/care-tasks/{id}", List.of(id), done, TEAM);
  }

  private void fhir(AccessTable table) {
    Set<Caller> team = join(TEAM_AND_PATIENT, EnumSet.of(SYSTEM));
    Set<Caller> planReaders = join(WHO_MAY_SEE_THE_PLAN, EnumSet.of(SYSTEM));
    String plan =
        Api.therapist()
            .get("/api/v1/episodes/" + admitted.episodeId() + "/treatment-plans")
            .path("items[0].id");
    String goal = Api.therapist().get("/api/v1/treatment-plans/" + plan).path("goals[0].id");
    resource(table, "Patient", admitted.patientId(), team);
    resource(table, "EpisodeOfCare", admitted.episodeId(), team);
    resource(table, "CareTeam", admitted.episodeId(), team);
    resource(table, "RelatedPerson", FAMILY_MEMBER.toString(), team);
    resource(table, "Consent", consent("{\"kind\":\"TELEHEALTH\",\"signedBy\":\"Ana\"}"), team);
    resource(table, "CarePlan", plan, planReaders);
    resource(table, "Goal", goal, planReaders);
    for (String type : List.of("Condition", "MedicationRequest", "AllergyIntolerance")) {
      searches(table, type);
      add(table, "GET", "/fhir/r4/" + type + "/{id}", List.of(SOMEBODY), null, Set.of());
      FhirAccess.versions(table, type, SOMEBODY.toString(), Set.of());
    }
    FhirAccess.rows(table, admitted.patientId());
    table.row(
        "POST",
        "/fhir/r4",
        List.of(),
        "application/fhir+json",
        "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}",
        EnumSet.of(SYSTEM, OTHER_SYSTEM));
  }

  private void resource(AccessTable table, String type, String id, Set<Caller> readers) {
    add(table, "GET", "/fhir/r4/" + type + "/{id}", List.of(id), null, readers);
    FhirAccess.versions(table, type, id, readers);
    searches(table, type);
  }

  private void searches(AccessTable table, String type) {
    add(table, "GET", "/fhir/r4/" + type, List.of("?_count=1"), null, FHIR_SEARCH);
    table.row("POST", "/fhir/r4/" + type + "/_search", List.of(), FORM, "_count=1", FHIR_SEARCH);
  }

  private void episodes(AccessTable table) {
    String of = "/api/v1/patients/{patientId}/episodes";
    String one = "/api/v1/episodes/{id}";
    List<?> episode = List.of(admitted.episodeId());
    Set<Caller> steering = join(OFFICE, EnumSet.of(CLINICIAN));
    String admission =
        "{\"programId\":\"%s\",\"referralSource\":\"SELF\"}".formatted(Api.EVENING_IOP);
    add(table, "GET", of, List.of(admitted.patientId()), null, TEAM_AND_PATIENT);
    add(table, "POST", of, List.of(admitted.patientId()), admission, OFFICE);
    add(table, "GET", one, episode, null, TEAM_AND_PATIENT);
    add(table, "GET", one + "/history", episode, null, TEAM_AND_PATIENT);
    add(table, "GET", "/api/v1/episodes/{episodeId}/timeline", episode, null, TEAM_AND_PATIENT);
    add(table, "GET", "/api/v1/episodes/{episodeId}/care-team", episode, null, TEAM_AND_PATIENT);
    add(
        table,
        "PUT",
        "/api/v1/episodes/{episodeId}/care-team",
        episode,
        "{\"members\":[]}",
        steering);
    add(table, "POST", one + "/hold", episode, "{\"reason\":\"Why\"}", steering);
    add(table, "POST", one + "/resume", episode, "{\"reason\":\"Why\"}", steering);
    add(
        table,
        "POST",
        one + "/level-of-care",
        episode,
        "{\"levelOfCare\":\"OP\",\"reason\":\"Why\"}",
        steering);
    add(
        table,
        "POST",
        one + "/discharge",
        episode,
        "{\"type\":\"COMPLETED\",\"reason\":\"Why\"}",
        steering);
    add(
        table,
        "POST",
        "/api/v1/referrals/{id}/decline",
        List.of(SOMEBODY),
        "{\"reason\":\"Why\"}",
        Set.of());
  }

  private static void add(
      AccessTable table,
      String method,
      String template,
      List<?> parameters,
      @Nullable String body,
      Set<Caller> allowed) {
    table.row(method, template, parameters, JSON, body, allowed);
  }

  private String token(Caller caller) {
    return switch (caller) {
      case PATIENT -> Tokens.patient(admitted.patient());
      case OTHER_PATIENT -> Tokens.patient(SOMEBODY);
      case FAMILY -> Tokens.family(FAMILY_MEMBER);
      case OTHER_FAMILY -> Tokens.family(SOMEBODY);
      case CLINICIAN -> Tokens.clinician(Api.THERAPIST);
      case OTHER_CLINICIAN -> Tokens.clinician(SOMEBODY, Api.DAY_IOP);
      case PRESCRIBER -> Tokens.prescriber(Api.PRESCRIBER);
      case COORDINATOR -> Tokens.coordinator();
      case PROGRAM_ADMIN -> Tokens.programAdmin();
      case BILLING -> Tokens.billing();
      case AUDITOR -> Tokens.auditor();
      case SYSTEM -> Tokens.system(Api.EHR, "system/*.cruds");
      case OTHER_SYSTEM -> Tokens.system("other-ehr", "system/*.cruds");
      case NONE, EXPIRED, FOREIGN -> throw new IllegalArgumentException("no token of ours");
    };
  }

  private String of(String what) {
    return "/api/v1/patients/" + admitted.patientId() + "/" + what;
  }

  private String consent(String body) {
    return Api.coordinator()
        .body(body)
        .post(of("consents"))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String familyMember(@Nullable UUID id) {
    String known = id == null ? "" : "\"id\":\"" + id + "\",";
    return "{"
        + known
        + "\"givenName\":\"Rosa\",\"familyName\":\"Reyes\",\"relationship\":\"MOTHER\","
        + "\"language\":\"es\",\"permissions\":[\"VIEW_PLAN\",\"VIEW_PROGRESS\"]}";
  }

  private static Set<Caller> join(Set<Caller> some, Set<Caller> others) {
    Set<Caller> all = EnumSet.copyOf(some);
    all.addAll(others);
    return all;
  }
}
