package health.trellis.localstack.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo's site, rooms, clinicians, programs and groups. Loading it again changes nothing. */
final class DemoProgram {
  static final String EVENING = id("101");
  static final String DAY = id("102");
  static final String DANA = id("201");
  static final String THEO = id("202");
  static final String PIA = id("203");
  static final String EVA = id("204");
  static final String OLE = id("205");
  static final String SKILLS = id("601");
  static final String MINDFULNESS = id("505");
  static final String ROOM = id("015");
  static final String MARIA = id("301");
  static final String PETER = id("302");
  private static final String ROSA = id("401");
  private static final String SITE = id("001");

  private final Api coordinator;
  private final Api admin;

  DemoProgram(People people) {
    this.coordinator = people.coordinator();
    this.admin = people.admin();
  }

  private static String id(String end) {
    return "0197a000-0000-7000-8000-000000000" + end;
  }

  void load() {
    ensure(
        "sites",
        SITE,
        Map.of("name", "Riverside", "timeZone", "America/New_York", "country", "US"));
    for (int room = 1; room <= 8; room++) {
      ensure(
          "rooms",
          id("01" + room),
          Map.of("siteId", SITE, "name", "Room " + room, "capacity", 14, "active", true));
    }
    program(EVENING, "Evening IOP", "EVENING", false);
    program(DAY, "Day IOP", "DAY", true);
    clinician(DANA, "Dana Demo, LCSW", "dana.demo", false, List.of(EVENING, DAY));
    clinician(THEO, "Theo Demo, LMFT", "theo.demo", false, List.of(DAY));
    clinician(PIA, "Pia Demo, MD", "pia.demo", true, List.of(EVENING, DAY));
    clinician(EVA, "Eva Demo, PsyD", "eva.demo", false, List.of(EVENING));
    clinician(OLE, "Ole Demo, LPC Associate", "ole.demo", false, List.of(DAY));
    curriculum(SKILLS, EVENING);
    group("501", EVENING, "CBT skills", DANA, "011", "CBT", "17:30");
    group("502", EVENING, "DBT skills", EVA, "012", "DBT", "17:30", SKILLS);
    group("503", DAY, "Relapse prevention", THEO, "013", "CBT", "09:00");
    group("504", DAY, "DBT skills, mornings", OLE, "014", "DBT", "09:00");
    onCall(EVENING);
    onCall(DAY);
    patients();
  }

  private void program(String id, String name, String track, boolean substanceUse) {
    Map<String, Object> program = new HashMap<>();
    program.put("siteId", SITE);
    program.put("name", name);
    program.put("levelOfCare", "IOP");
    program.put("track", track);
    program.put("substanceUse", substanceUse);
    program.put("minimumMinutesPerWeek", 540);
    program.put("maximumMinutesPerWeek", 1140);
    program.put("treatmentDays", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"));
    program.put("active", true);
    ensure("programs", id, program);
  }

  private void clinician(
      String id, String name, String mail, boolean prescriber, List<String> programs) {
    List<Map<String, String>> hours = new ArrayList<>();
    for (String day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
      hours.add(Map.of("weekday", day, "from", "08:00", "to", "21:00"));
    }
    Map<String, Object> clinician = new HashMap<>();
    clinician.put("displayName", name);
    clinician.put("prescriber", prescriber);
    clinician.put("modalities", List.of("CBT", "DBT", "MOTIVATIONAL", "MEDICATION"));
    clinician.put("programIds", programs);
    clinician.put("workingHours", hours);
    clinician.put("email", mail + "@example.org");
    clinician.put("active", true);
    ensure("clinicians", id, clinician);
  }

  private void group(
      String id,
      String program,
      String name,
      String clinician,
      String room,
      String modality,
      String startTime) {
    group(id, program, name, clinician, room, modality, startTime, null);
  }

  private void group(
      String id,
      String program,
      String name,
      String clinician,
      String room,
      String modality,
      String startTime,
      @Nullable String curriculum) {
    Map<String, Object> group = new HashMap<>();
    group.put("programId", program);
    group.put("name", name);
    group.put("clinicianId", clinician);
    group.put("roomId", id(room));
    group.put("modality", modality);
    group.put("capacity", 12);
    group.put(
        "series",
        Map.of(
            "weekdays",
            List.of("MONDAY", "WEDNESDAY", "THURSDAY"),
            "startTime",
            startTime,
            "minutes",
            180));
    group.put("active", true);
    if (curriculum != null) {
      group.put("curriculumId", curriculum);
    }
    ensure("groups", id(id), group);
  }

  /** The four skill modules of DBT (M. Linehan, DBT Skills Training Manual, 2nd ed., 2015). */
  private void curriculum(String id, String program) {
    ensure(
        "curricula",
        id,
        Map.of(
            "programId",
            program,
            "name",
            "DBT skills",
            "modules",
            List.of(
                module("Mindfulness", "Wise mind", "What skills", "How skills"),
                module("Distress tolerance", "Crisis skills", "Pros and cons", "Acceptance"),
                module("Emotion regulation", "Naming emotions", "Opposite action", "Coping ahead"),
                module("Interpersonal effectiveness", "Asking", "Keeping ties", "Self-respect"))));
  }

  private static Map<String, Object> module(String name, String... topics) {
    return Map.of("name", name, "topics", List.of(topics));
  }

  private void onCall(String program) {
    String path = "/api/v1/on-call/" + program;
    if (!admin.get(path).get("shifts").isEmpty()) {
      return;
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    admin.put(
        path,
        path,
        Map.of(
            "shifts",
                List.of(
                    Map.of(
                        "practitionerId", DANA,
                        "startsAt", now.toString(),
                        "endsAt", now.plus(365, ChronoUnit.DAYS).toString())),
            "coordinatorEmail", "cora.demo@example.org",
            "programAdminEmail", "adam.demo@example.org"));
  }

  private void patients() {
    patient(MARIA, "Maria", "female", "en", "maria.sample@example.org");
    patient(PETER, "Peter", "male", "es", "peter.sample@example.org");
    if (coordinator.get("/api/v1/patients/" + MARIA + "/family-members").get("items").isEmpty()) {
      coordinator.post(
          "/api/v1/patients/" + MARIA + "/family-members",
          Map.of(
              "id", ROSA,
              "givenName", "Rosa",
              "familyName", "Sample",
              "relationship", "MOTHER",
              "email", "rosa.sample@example.org",
              "language", "en",
              "permissions", List.of("VIEW_CALENDAR", "RECEIVE_NOTICES")),
          "family/" + ROSA);
    }
  }

  private void patient(String id, String name, String sex, String language, String email) {
    ensure(
        "patients",
        id,
        Map.of(
            "givenName", name,
            "familyName", "Sample",
            "birthDate", "1990-04-01",
            "sex", sex,
            "language", language,
            "timeZone", "America/New_York",
            "email", email));
  }

  /** Makes a thing under its id unless it is there. */
  private void ensure(String collection, String id, Map<String, Object> thing) {
    if (coordinator.find("/api/v1/" + collection + "/" + id).ok()) {
      return;
    }
    Map<String, Object> wanted = new HashMap<>(thing);
    wanted.put("id", id);
    Api maker = collection.equals("patients") ? coordinator : admin;
    maker.postWhenKnown("/api/v1/" + collection, wanted, collection + "/" + id);
  }
}
