package health.trellis.localstack.demo;

import health.trellis.localstack.identity.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Drives sample patients once around the loop of an IOP. */
public final class Demo {
  private static final int BAR = 30;

  /**
   * Whose plan is shown in depth: somebody who stays in treatment, with drinking to leave behind.
   */
  private static final int IN_DEPTH = 5;

  /** Whose plan an associate writes, and whose record is shared: both in the protected program. */
  private static final int SUPERVISED = 9;

  private static final int SHARED = 1;

  private final People people;
  private final Mails mails;
  private final PrintStream out;

  /** Against a running stack. */
  public Demo(Credentials credentials, PrintStream out) {
    this.people = new People(credentials);
    this.mails = new Mails(credentials, out);
    this.out = out;
  }

  /** Loads the demo program: site, rooms, clinicians, programs and groups. Repeatable. */
  public void loadProgram() {
    new DemoProgram(people).load();
  }

  /** Drives all referrals around the loop and prints the table. Repeatable. */
  public void run() {
    List<String> referrals = read("/demo/referrals/index.txt").lines().toList();
    List<String> patients = new ArrayList<>();
    for (int i = 0; i < referrals.size(); i++) {
      progress(i, referrals.size());
      String bundle = read("/demo/referrals/" + referrals.get(i));
      patients.add(new Journey(people, new Course(i), bundle).walk());
    }
    closeWeeks(patients);
    progress(referrals.size(), referrals.size());
    out.println();
    out.println();
    new PlannedWeek(people, out).plan();
    new Showcase(people, out).show(patients);
    new LivingPlan(people, out).show(patients.get(IN_DEPTH));
    new SupervisedPlan(people, out).show(patients.get(SUPERVISED));
    new SharedRecord(people, out).show(patients.get(SHARED));
    mails.show(people.coordinator(), patients);
    out.println();
    new DemoTable(people, out).print(patients);
    new DemoOutcomes(people, out).show();
  }

  private void closeWeeks(List<String> patients) {
    LocalDate from =
        LocalDate.parse(
            people
                .coordinator()
                .get("/api/v1/patients/" + patients.getFirst() + "/episodes")
                .at("/items/0/admittedOn")
                .asText());
    for (int week = 0; week < Journey.PAST_WEEKS; week++) {
      for (String program : List.of(DemoProgram.EVENING, DemoProgram.DAY)) {
        LocalDate monday = from.plusWeeks(week);
        people
            .coordinator()
            .post(
                "/api/v1/weekly-hours/close",
                Map.of("weekStart", monday.toString(), "programId", program),
                "close/" + program + "/" + monday);
      }
    }
  }

  private void progress(int done, int all) {
    int filled = BAR * done / all;
    out.printf(
        "\r[%s%s] %d of %d patients", "#".repeat(filled), "-".repeat(BAR - filled), done, all);
    out.flush();
  }

  private static String read(String resource) {
    try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
