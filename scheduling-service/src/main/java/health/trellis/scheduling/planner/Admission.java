package health.trellis.scheduling.planner;

import health.trellis.event.SessionType;
import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.allocation.WeekNeed;
import health.trellis.scheduling.availability.PatientTime;
import health.trellis.scheduling.group.ClosedGroups;
import health.trellis.scheduling.group.GroupEntry;
import health.trellis.scheduling.planner.AdmissionAnswer.Start;
import health.trellis.scheduling.planner.solve.Attendee;
import health.trellis.scheduling.planner.solve.Placement;
import health.trellis.scheduling.planner.solve.Planner;
import health.trellis.scheduling.planner.solve.Schedule;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.planner.solve.Times;
import health.trellis.scheduling.planner.solve.WeekInput;
import health.trellis.scheduling.planner.solve.Wishes;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.IsoWeek;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Answers whether somebody can be admitted, beside all that stands in the calendar. */
@ApplicationScoped
class Admission {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final ProblemReading reading;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final GroupEntry entry;
  private final Clock clock;

  Admission(
      ProblemReading reading,
      ProgramRepository programs,
      SiteRepository sites,
      GroupEntry entry,
      Clock clock) {
    this.reading = reading;
    this.programs = programs;
    this.sites = sites;
    this.entry = entry;
    this.clock = clock;
  }

  AdmissionAnswer answer(AdmissionQuestion question) {
    Snapshot world = QuarkusTransaction.requiringNew().call(() -> read(question));
    ClosedGroups closed =
        QuarkusTransaction.requiringNew().call(() -> entry.closedOf(question.programId()));
    UUID newcomer = Ids.next();
    List<WeekInput> weeks = new ArrayList<>();
    for (int week = 0; week < question.weeks(); week++) {
      weeks.add(week(world, question, newcomer, week, closed));
    }
    Snapshot alone =
        new Snapshot(
            world.program(),
            world.timeline(),
            world.rules(),
            world.openings(),
            world.leaders(),
            world.rooms(),
            weeks,
            List.of(),
            Map.of());
    Schedule best = new Planner().solve(alone.schedule(), LIMIT, PATIENCE, better -> {});
    List<Start> starts = starts(alone, best);
    return new AdmissionAnswer(
        starts.stream().anyMatch(Start::possible),
        starts.stream().filter(Start::possible).map(Start::weekStart).findFirst().orElse(null),
        starts);
  }

  private Snapshot read(AdmissionQuestion question) {
    ZoneId zone = sites.require(programs.named("/programId", question.programId()).siteId()).zone();
    IsoWeek first = IsoWeek.of(question.fromWeek(), zone);
    if (first.monday().isBefore(IsoWeek.of(clock.instant(), zone).monday())) {
      throw Refusal.invalid("/fromWeek", "in-the-past", "Nobody starts in a week that is over.");
    }
    return reading.standing(question.programId(), first.monday(), question.weeks());
  }

  private static WeekInput week(
      Snapshot world, AdmissionQuestion question, UUID newcomer, int number, ClosedGroups closed) {
    Timeline timeline = world.timeline();
    PatientTime time = PatientTime.of(question.windows(), timeline.week(number));
    Map<SessionType, Integer> due = new EnumMap<>(SessionType.class);
    question.sessions().forEach(s -> due.merge(s.type(), s.count(), Integer::sum));
    WeekNeed need =
        new WeekNeed(
            question.minutesPerWeek(),
            Math.max(world.program().maximumMinutesPerWeek(), question.minutesPerWeek()),
            due,
            question.modalities(),
            world.program().sessionMinutes());
    return new WeekInput(
        newcomer,
        number,
        need,
        Times.of(time.available(), timeline, 0),
        time.restricted(),
        Times.of(time.busy(), timeline, 0),
        false,
        barred(closed, newcomer, timeline.week(number)),
        List.of(),
        Wishes.NONE);
  }

  private static Set<UUID> barred(ClosedGroups closed, UUID newcomer, IsoWeek week) {
    return closed.byId().keySet().stream()
        .filter(group -> !closed.admits(group, newcomer, week.monday()))
        .collect(Collectors.toSet());
  }

  private static List<Start> starts(Snapshot world, Schedule best) {
    Map<Attendee, List<Placement>> weeks =
        best.placements().stream().collect(Collectors.groupingBy(Placement::attendee));
    Explanation explanation = new Explanation(world, best);
    Differences differences = new Differences(world.timeline());
    List<Start> starts = new ArrayList<>();
    for (Attendee attendee : best.attendees()) {
      List<Placement> own = weeks.getOrDefault(attendee, List.of());
      int minutes = Explanation.placed(attendee, own);
      List<String> collisions =
          explanation.collisions(attendee, own).stream()
              .map(c -> c.words() + " (" + String.join(", ", c.constraints()) + ")")
              .toList();
      boolean all = collisions.isEmpty() && minutes >= attendee.need().minutes();
      starts.add(
          new Start(
              world.timeline().week(attendee.week()).monday(),
              all,
              minutes,
              differences.of(own).stream().map(Change::anonymous).toList(),
              collisions));
    }
    return starts;
  }
}
