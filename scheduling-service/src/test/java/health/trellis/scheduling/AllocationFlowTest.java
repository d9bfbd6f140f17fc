package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.await;
import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.plan;
import static health.trellis.scheduling.Clinic.post;
import static health.trellis.scheduling.Clinic.scheduled;
import static health.trellis.scheduling.Clinic.weekly;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.SessionType;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.patient.EpisodeResumed;
import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.event.scheduling.SessionBooked;
import health.trellis.event.scheduling.SessionCancelled;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class AllocationFlowTest {
  private static final LocalDate NEXT = monday(1);

  @Test
  void aSignedPlanFillsTheComingWeeksAndARevisionChangesLittle() {
    Clinic clinic = dayProgram();
    UUID patient = clinic.admit();
    clinic.team(patient);
    TestEvents.publish(
        plan(
            patient,
            1,
            NEXT,
            600,
            weekly(SessionType.GROUP, 3),
            weekly(SessionType.INDIVIDUAL, 1)));
    await(() -> scheduled(patient, NEXT, NEXT.plusDays(6)).size() == 4);
    List<Map<String, Object>> before = scheduled(patient, NEXT, NEXT.plusWeeks(4).minusDays(1));
    assertEquals(16, before.size());
    assertEquals(4, slots(before, "INDIVIDUAL").size());
    assertEquals(1, steady(before), "the individual session keeps weekday, hour and clinician");

    TestEvents.publish(
        plan(
            patient,
            2,
            NEXT,
            630,
            weekly(SessionType.GROUP, 3),
            weekly(SessionType.INDIVIDUAL, 1),
            weekly(SessionType.MEDICATION, 1)));
    await(() -> scheduled(patient, NEXT, NEXT.plusDays(6)).size() == 5);
    List<Map<String, Object>> after = scheduled(patient, NEXT, NEXT.plusWeeks(4).minusDays(1));
    assertEquals(20, after.size());
    assertTrue(ids(after).containsAll(ids(before)), "what was booked stays");
  }

  @Test
  void aPlanThatIsToldTwiceOrBeforeTheAdmissionIsFilledOnce() {
    Clinic clinic = dayProgram();
    UUID patient = UUID.randomUUID();
    TestEvents.publish(Clinic.registered(patient));
    TreatmentPlanSigned signed = plan(patient, 1, NEXT, 540, weekly(SessionType.GROUP, 3));
    UUID event = TestEvents.publish(signed);
    TestEvents.publish(signed, event);
    TestEvents.publish(signed);
    TestEvents.publish(clinic.admitted(patient, LocalDate.now(Clinic.ZONE)));
    await(() -> scheduled(patient, NEXT, NEXT.plusDays(6)).size() == 3);
    assertEquals(
        3,
        TestEvents.all(SessionBooked.class, e -> e.patientId().equals(patient) && isIn(e, NEXT))
            .size());
  }

  @Test
  void anOlderVersionThatComesLateChangesNothing() {
    Clinic clinic = dayProgram();
    UUID patient = clinic.admit();
    TestEvents.publish(plan(patient, 2, NEXT, 360, weekly(SessionType.GROUP, 2)));
    await(() -> scheduled(patient, NEXT, NEXT.plusDays(6)).size() == 2);
    TestEvents.publish(plan(patient, 1, NEXT, 540, weekly(SessionType.GROUP, 3)));
    TestEvents.publish(plan(patient, 3, NEXT, 180, weekly(SessionType.GROUP, 1)));
    await(() -> scheduled(patient, NEXT, NEXT.plusDays(6)).size() == 1);
    TestEvents.await(SessionCancelled.class, e -> e.patientId().equals(patient));
  }

  @Test
  void aHoldEmptiesTheWeeksAResumptionFillsThemAndADischargeEndsThem() {
    Clinic clinic = dayProgram();
    UUID patient = clinic.admit();
    TestEvents.publish(plan(patient, 1, NEXT, 540, weekly(SessionType.GROUP, 3)));
    await(() -> scheduled(patient, NEXT, NEXT.plusDays(6)).size() == 3);
    UUID episode = Clinic.episode(patient);
    TestEvents.publish(new EpisodeHeld(patient, episode, clinic.program, monday(2)));
    await(() -> scheduled(patient, monday(2), monday(8)).isEmpty());
    assertEquals(3, scheduled(patient, NEXT, NEXT.plusDays(6)).size());
    TestEvents.publish(new EpisodeResumed(patient, episode, clinic.program, monday(3)));
    await(() -> scheduled(patient, monday(3), monday(3).plusDays(6)).size() == 3);
    TestEvents.publish(
        new EpisodeDischarged(
            patient, episode, clinic.program, "COMPLETED", LocalDate.now(Clinic.ZONE)));
    await(() -> scheduled(patient, NEXT, monday(8)).isEmpty());
  }

  @Test
  void aCoordinatorEntersPastWeeksWhichAreClosedOnce() {
    Clinic clinic = dayProgram();
    LocalDate first = monday(-2);
    UUID patient = clinic.admit(UUID.randomUUID(), first);
    TestEvents.publish(plan(patient, 1, first, 540, weekly(SessionType.GROUP, 3)));
    await(() -> scheduled(patient, NEXT, NEXT.plusDays(6)).size() == 3);
    Map<String, Object> request =
        Map.of("patientId", patient, "fromWeek", first.toString(), "weeks", 2);
    post("/api/v1/bookings/allocate", request)
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("in-the-past"));
    post("/api/v1/bookings/allocate", late(request))
        .then()
        .statusCode(200)
        .body("weeks[0].booked", equalTo(3))
        .body("weeks[1].scheduledMinutes", equalTo(540));
    post("/api/v1/bookings/allocate", late(request))
        .then()
        .statusCode(200)
        .body("weeks[0].booked", equalTo(0))
        .body("weeks[0].cancelled", equalTo(0));
    TestEvents.await(SessionBooked.class, e -> e.patientId().equals(patient) && e.lateEntry());

    for (Map<String, Object> entry : scheduled(patient, first, first.plusDays(6))) {
      attend(entry, "ATTENDED");
    }
    attend(scheduled(patient, first.plusWeeks(1), first.plusDays(13)).getFirst(), "NO_SHOW");
    close(clinic, first, 1, 0);
    close(clinic, first, 0, 0);
    close(clinic, first.plusWeeks(1), 0, 1);
    TestEvents.await(WeeklyHoursMet.class, e -> e.patientId().equals(patient));
    WeeklyHoursFellShort shortWeek =
        TestEvents.await(WeeklyHoursFellShort.class, e -> e.patientId().equals(patient));
    assertEquals(first.plusWeeks(1), shortWeek.weekStart());
    assertEquals(540, shortWeek.prescribedMinutes());
    assertEquals(
        1, TestEvents.all(WeeklyHoursMet.class, e -> e.patientId().equals(patient)).size());
    given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .get("/api/v1/weekly-hours?patientId=" + patient + "&from=" + first + "&to=" + first)
        .then()
        .statusCode(200)
        .body("items[0].attendedMinutes", equalTo(540))
        .body("items[0].treatmentDays", equalTo(3))
        .body("items[0].outcome", equalTo("MET"));
  }

  @Test
  void plansSignedAtOnceShareTheGroupsPlaces() {
    Clinic clinic = Clinic.open();
    UUID group = clinic.group("CBT", 4, "09:00", 180, "MONDAY", "WEDNESDAY", "FRIDAY");
    List<UUID> patients = clinic.admitAll(6);
    patients.forEach(
        p ->
            TestEvents.publish(
                plan(
                    p,
                    1,
                    NEXT,
                    240,
                    weekly(SessionType.GROUP, 1),
                    weekly(SessionType.INDIVIDUAL, 1))));
    await(() -> patients.stream().allMatch(p -> scheduled(p, NEXT, NEXT.plusDays(6)).size() == 2));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/sessions?groupId=" + group + "&from=" + NEXT + "&to=" + NEXT.plusDays(6))
        .then()
        .statusCode(200)
        .body("items.collect { it.placesTaken }", equalTo(List.of(4, 2, 0)));
  }

  @Test
  void thePatientsTimeIsKept() {
    Clinic clinic = dayProgram();
    UUID patient = clinic.admit();
    given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "windows",
                List.of(
                    Map.of("weekday", "MONDAY", "from", "08:00", "to", "17:00", "kind", "BUSY"))))
        .put("/api/v1/availability/" + patient)
        .then()
        .statusCode(200);
    TestEvents.publish(plan(patient, 1, NEXT, 360, weekly(SessionType.GROUP, 2)));
    await(() -> scheduled(patient, NEXT, NEXT.plusDays(6)).size() == 2);
    assertEquals(List.of(), scheduled(patient, NEXT, NEXT), "nothing on the Monday at work");
  }

  private static Clinic dayProgram() {
    Clinic clinic = Clinic.open();
    clinic.group("CBT", 8, "09:00", 180, "MONDAY", "WEDNESDAY", "FRIDAY");
    return clinic;
  }

  private static Map<String, Object> late(Map<String, Object> request) {
    Map<String, Object> late = new HashMap<>(request);
    late.put("lateEntry", Map.of("reason", "From the paper schedule"));
    return late;
  }

  private static void attend(Map<String, Object> entry, String status) {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType(ContentType.JSON)
        .body(late(Map.of("status", status)))
        .put("/api/v1/attendance/" + entry.get("bookingId"))
        .then()
        .statusCode(200);
  }

  private static void close(Clinic clinic, LocalDate week, int met, int fellShort) {
    post(
            "/api/v1/weekly-hours/close",
            Map.of("weekStart", week.toString(), "programId", clinic.program))
        .then()
        .statusCode(200)
        .body("met", equalTo(met))
        .body("fellShort", equalTo(fellShort));
  }

  private static boolean isIn(SessionBooked event, LocalDate week) {
    LocalDate day = LocalDate.ofInstant(event.startsAt(), Clinic.ZONE);
    return !day.isBefore(week) && day.isBefore(week.plusWeeks(1));
  }

  private static Set<Object> ids(List<Map<String, Object>> entries) {
    return entries.stream()
        .map(entry -> String.valueOf(entry.get("bookingId")))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static List<Map<String, Object>> slots(List<Map<String, Object>> entries, String type) {
    return entries.stream().filter(entry -> type.equals(entry.get("type"))).toList();
  }

  private static long steady(List<Map<String, Object>> entries) {
    return slots(entries, "INDIVIDUAL").stream()
        .map(
            entry -> {
              var start = Instant.parse(String.valueOf(entry.get("startsAt"))).atZone(Clinic.ZONE);
              return start.getDayOfWeek() + " " + start.toLocalTime() + entry.get("clinicianId");
            })
        .distinct()
        .count();
  }
}
