package health.trellis.patient.access;

import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_CLINICIAN;
import static health.trellis.kit.testing.Caller.PATIENT;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;

import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import health.trellis.kit.testing.Tokens;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may sign, return, compare and supervise. */
record PlanAccess(Admitted admitted) {
  private static final Set<Caller> TREATING = EnumSet.of(CLINICIAN, PRESCRIBER);
  private static final Set<Caller> TEAM =
      EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN);
  private static final Set<Caller> STAFF_LISTS =
      EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN, OTHER_CLINICIAN);
  private static final Set<Caller> TEAM_AND_PATIENT =
      EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN, PATIENT);
  private static final Set<Caller> READERS =
      EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN, PATIENT, FAMILY);

  void rows(AccessTable table) {
    String plan =
        Api.therapist()
            .get("/api/v1/episodes/" + admitted.episodeId() + "/treatment-plans")
            .path("items[0].id");
    String one = "/api/v1/treatment-plans/{id}";
    add(table, "GET", one + "/signatures", List.of(plan), null, READERS);
    String paper = "{\"role\":\"PATIENT\",\"method\":\"PAPER\",\"signedBy\":\"Ana\"}";
    add(table, "POST", one + "/signatures", List.of(plan), paper, TEAM_AND_PATIENT);
    add(table, "POST", one + "/return", List.of(plan), "{\"reason\":\"Why\"}", TREATING);
    add(table, "GET", one + "/changes", List.of(plan, "?from=1&to=1"), null, READERS);
    add(table, "GET", one + "/golden-thread", List.of(plan), null, TEAM);
    ProgressAccess.rows(table, admitted, plan);
    supervision(table);
    notes(table);
    episode(table);
    safety(table);
    String starters = "/api/v1/plan-starters";
    add(table, "GET", starters, List.of(), null, STAFF_LISTS);
    add(table, "GET", starters + "/{code}", List.of("ptsd"), null, STAFF_LISTS);
    Set<Caller> admin = EnumSet.of(PROGRAM_ADMIN);
    String starter =
        """
        {"code":"access-rows","title":"A","conditions":[],"about":"B","modalities":[],
         "problems":[{"description":"C","domain":"MOOD","goals":[{"description":"D",
           "comparison":"AT_LEAST","value":540,"weeks":8}]}],
         "sessions":[{"type":"GROUP","count":3,"everyWeeks":1}],"minutesPerWeek":540}""";
    add(table, "POST", starters, List.of(), starter, admin);
    add(table, "PUT", starters + "/{code}", List.of("access-rows"), starter, admin);
    add(table, "POST", starters + "/{code}/retire", List.of("access-rows"), null, admin);
  }

  private void safety(AccessTable table) {
    List<?> patient = List.of(admitted.patientId());
    String plans = "/api/v1/patients/{patientId}/safety-plans";
    String one = "/api/v1/safety-plans/{id}";
    String body =
        "{\"warningSigns\":[\"A\"],\"internalCoping\":[\"B\"],\"helpers\":[{\"name\":\"Rosa\"}],"
            + "\"saferEnvironment\":[\"C\"]}";
    String id =
        Api.therapist()
            .body(body)
            .post("/api/v1/patients/" + admitted.patientId() + "/safety-plans")
            .path("id");
    Set<Caller> writing = EnumSet.of(CLINICIAN, PRESCRIBER, PATIENT);
    add(table, "POST", plans, patient, body, writing);
    add(table, "GET", plans, patient, null, TEAM_AND_PATIENT);
    add(table, "GET", "/api/v1/patients/{patientId}/pocket-plan", patient, null, TEAM_AND_PATIENT);
    add(table, "GET", one, List.of(id), null, TEAM_AND_PATIENT);
    add(table, "PUT", one, List.of(id), body, writing);
    add(table, "POST", one + "/activate", List.of(id), null, TREATING);
  }

  private void episode(AccessTable table) {
    List<?> episode = List.of(admitted.episodeId());
    String certifications = "/api/v1/episodes/{episodeId}/certifications";
    String statement = "{\"hoursPerWeek\":9,\"reason\":\"Why\"}";
    String summary = "{\"course\":\"Well\",\"condition\":\"Well\",\"recommendations\":\"None\"}";
    add(table, "GET", certifications, episode, null, TEAM_AND_PATIENT);
    add(table, "POST", certifications, episode, statement, EnumSet.of(PRESCRIBER));
    add(table, "GET", "/api/v1/episodes/{id}/course", episode, null, TEAM_AND_PATIENT);
    add(table, "PUT", "/api/v1/episodes/{id}/discharge-summary", episode, summary, TEAM);
  }

  private void notes(AccessTable table) {
    String words = "{\"data\":\"Practised\",\"assessment\":\"Better\",\"plan\":\"Go on\"}";
    String body = "{\"kind\":\"GROUP\",\"content\":" + words + "}";
    String notes = "/api/v1/episodes/{episodeId}/progress-notes";
    String one = "/api/v1/progress-notes/{id}";
    String signed =
        Api.therapist()
            .body(body)
            .post("/api/v1/episodes/" + admitted.episodeId() + "/progress-notes")
            .path("id");
    Api.therapist().post("/api/v1/progress-notes/" + signed + "/sign").then().statusCode(200);
    String draft =
        Api.therapist()
            .body(body)
            .post("/api/v1/episodes/" + admitted.episodeId() + "/progress-notes")
            .path("id");
    add(table, "POST", notes, List.of(admitted.episodeId()), body, TREATING);
    add(table, "GET", notes, List.of(admitted.episodeId()), null, TEAM_AND_PATIENT);
    add(table, "GET", one, List.of(signed), null, TEAM_AND_PATIENT);
    add(table, "PUT", one, List.of(draft), body, EnumSet.of(CLINICIAN));
    add(table, "POST", one + "/sign", List.of(draft), null, EnumSet.of(CLINICIAN));
    String more = "{\"text\":\"More\"}";
    add(table, "POST", one + "/addenda", List.of(signed), more, TREATING);
  }

  private static void supervision(AccessTable table) {
    String one = "/api/v1/supervisions/{practitionerId}";
    String body =
        "{\"supervisorId\":\"%s\",\"validUntil\":\"2999-01-01\"}".formatted(Api.THERAPIST);
    Api.as(Tokens.programAdmin()).body(body).put("/api/v1/supervisions/" + Api.ASSOCIATE);
    add(table, "GET", "/api/v1/supervisions", List.of(), null, STAFF_LISTS);
    add(table, "GET", one, List.of(Api.ASSOCIATE), null, STAFF_LISTS);
    add(table, "PUT", one, List.of(Api.ASSOCIATE), body, EnumSet.of(PROGRAM_ADMIN));
  }

  private static void add(
      AccessTable table,
      String method,
      String template,
      List<?> parameters,
      @Nullable String body,
      Set<Caller> allowed) {
    table.row(method, template, parameters, "application/json", body, allowed);
  }
}
