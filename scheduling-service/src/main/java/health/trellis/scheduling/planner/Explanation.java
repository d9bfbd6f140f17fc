package health.trellis.scheduling.planner;

import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.Proposal.Collision;
import health.trellis.scheduling.planner.Proposal.Finding;
import health.trellis.scheduling.planner.solve.Attendee;
import health.trellis.scheduling.planner.solve.Leader;
import health.trellis.scheduling.planner.solve.Opening;
import health.trellis.scheduling.planner.solve.Placement;
import health.trellis.scheduling.planner.solve.Schedule;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.planner.solve.Wishes;
import health.trellis.scheduling.session.Lesson;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words which wish of a patient is met in a schedule, which is not, and why. */
final class Explanation {
  private final Snapshot world;
  private final Obstacles obstacles;
  private final Map<UUID, Leader> leaders;
  private final Map<UUID, List<Placement>> lessons;

  Explanation(Snapshot world, Schedule schedule) {
    this.world = world;
    this.obstacles = new Obstacles(world, schedule);
    this.lessons =
        schedule.placements().stream()
            .filter(p -> p.placed() && p.where().meeting() != null)
            .collect(Collectors.groupingBy(p -> p.attendee().patientId()));
    this.leaders = world.leaders().stream().collect(Collectors.toMap(Leader::id, l -> l));
  }

  List<Finding> findings(Attendee attendee, List<Placement> own) {
    List<Finding> findings = new ArrayList<>();
    minutes(attendee, own, findings);
    for (Placement placement : own) {
      if (placement.due() && !placement.placed()) {
        add(findings, attendee, false, "No time was found for the " + name(placement) + ".");
      } else if (placement.placed() && placement.type() != SessionType.GROUP) {
        clinician(placement, own, findings);
        hour(placement, own, findings);
      } else if (placement.placed()) {
        group(placement, findings);
      }
    }
    return findings;
  }

  private void minutes(Attendee attendee, List<Placement> own, List<Finding> findings) {
    int placed = placed(attendee, own);
    int wanted = attendee.need().minutes();
    add(
        findings,
        attendee,
        placed >= wanted,
        placed >= wanted
            ? "All " + wanted + " prescribed minutes are placed."
            : placed + " of " + wanted + " prescribed minutes are placed.");
    long kept = own.stream().filter(p -> p.today() != null && !p.changes()).count();
    long had = own.stream().filter(p -> p.today() != null).count();
    if (had > 0) {
      add(findings, attendee, kept == had, kept + " of " + had + " sessions stay where they are.");
    }
  }

  static int placed(Attendee attendee, List<Placement> own) {
    return attendee.fixed().stream().mapToInt(f -> f.end() - f.start()).sum()
        + own.stream().filter(Placement::placed).mapToInt(p -> p.where().minutes()).sum();
  }

  private void clinician(Placement placement, List<Placement> own, List<Finding> findings) {
    Attendee attendee = placement.attendee();
    Leader wished = wished(placement);
    Leader has = placement.where().leader();
    if (wished == null) {
      return;
    }
    if (wished.equals(has)) {
      add(findings, attendee, true, "The " + name(placement) + " is with " + has.name() + ".");
      return;
    }
    boolean anyTime = placement.openings().stream().anyMatch(o -> o.leader().equals(wished));
    String why =
        !anyTime
            ? wished.name() + " has no hour free at which the patient can come"
            : placement.openings().stream()
                    .anyMatch(o -> o.leader().equals(wished) && obstacles.isFree(placement, o, own))
                ? "it would have cost more elsewhere in the week"
                : "other patients have the hours of " + wished.name() + " that would do";
    add(
        findings,
        attendee,
        false,
        "The "
            + name(placement)
            + " is with "
            + has.name()
            + ", not "
            + wished.name()
            + ": "
            + why
            + ".");
  }

  private @Nullable Leader wished(Placement placement) {
    Wishes wishes = placement.attendee().wishes();
    UUID usual = wishes.usual().get(placement.type());
    if (usual != null) {
      return leaders.get(usual);
    }
    return world.leaders().stream()
        .filter(l -> l.mayLead(placement.type()))
        .filter(l -> wishes.team().getOrDefault(l.id(), 2) < 2)
        .min(java.util.Comparator.comparingInt(l -> wishes.team().getOrDefault(l.id(), 2)))
        .orElse(null);
  }

  private void hour(Placement placement, List<Placement> own, List<Finding> findings) {
    Attendee attendee = placement.attendee();
    Wishes.Habit habit = attendee.wishes().habits().get(placement.type());
    if (habit == null) {
      return;
    }
    Opening where = placement.where();
    String usual = when(habit.weekday(), habit.clock());
    if (Timeline.weekday(where.day()) == habit.weekday() && where.clock() == habit.clock()) {
      add(findings, attendee, true, "The " + name(placement) + " keeps " + usual + ".");
      return;
    }
    String now = when(Timeline.weekday(where.day()), where.clock());
    add(
        findings,
        attendee,
        false,
        "The "
            + name(placement)
            + " is on "
            + now
            + ", not "
            + usual
            + ": "
            + whyNotThen(placement, habit, own)
            + ".");
  }

  private String whyNotThen(Placement placement, Wishes.Habit habit, List<Placement> own) {
    Attendee attendee = placement.attendee();
    Leader leader = leaders.get(attendee.wishes().usual().get(placement.type()));
    List<Opening> then =
        world.openings().free(attendee.need().lengths().of(placement.type())).stream()
            .filter(o -> Timeline.weekOf(o.day()) == attendee.week())
            .filter(o -> Timeline.weekday(o.day()) == habit.weekday() && o.clock() == habit.clock())
            .toList();
    List<Opening> same = then.stream().filter(o -> o.leader().equals(leader)).toList();
    if (same.isEmpty()) {
      return (leader == null ? "the clinician" : leader.name()) + " is not free then";
    }
    Opening wanted = same.getFirst();
    if (!attendee.canCome(wanted.start(), wanted.end())) {
      return "the patient cannot come then";
    }
    if (own.stream().anyMatch(p -> p != placement && p.placed() && Obstacles.overlaps(p, wanted))) {
      return "another session of the patient is then";
    }
    return obstacles.isFree(placement, wanted, own)
        ? "it would have cost more elsewhere in the week"
        : wanted.leader().name() + " leads another patient's session then";
  }

  private void group(Placement placement, List<Finding> findings) {
    Attendee attendee = placement.attendee();
    Opening.Meeting meeting = placement.where().meeting();
    List<String> preferred = attendee.need().modalities();
    String when = when(Timeline.weekday(placement.where().day()), placement.where().clock());
    if (meeting != null && meeting.lesson() != null && isAgain(placement, meeting.lesson())) {
      String topic = meeting.lesson().topic();
      String words =
          "The group on " + when + " has the topic " + topic + ", which is not new then.";
      add(findings, attendee, false, words);
    }
    if (meeting == null || preferred.isEmpty()) {
      return;
    }
    boolean met = attendee.need().rank(meeting.modality()) == 0;
    add(
        findings,
        attendee,
        met,
        met
            ? "The group on " + when + " is " + meeting.modality() + ", as preferred."
            : "The group on "
                + when
                + " is "
                + meeting.modality()
                + ", not "
                + preferred.getFirst()
                + ": no better group has a place when the patient can come.");
  }

  /** Whether the patient has met a topic before, or meets it in an earlier meeting of the plan. */
  private boolean isAgain(Placement placement, Lesson lesson) {
    return placement.attendee().wishes().met().contains(lesson)
        || lessons.getOrDefault(placement.attendee().patientId(), List.of()).stream()
            .anyMatch(
                p ->
                    lesson.equals(Objects.requireNonNull(p.where().meeting()).lesson())
                        && p.where().start() < placement.where().start());
  }

  /** What could not be placed in a patient's week, and which rules collide. */
  List<Collision> collisions(Attendee attendee, List<Placement> own) {
    List<Collision> collisions = new ArrayList<>();
    Set<String> all = new TreeSet<>();
    for (Placement placement : own) {
      if (placement.due() && !placement.placed()) {
        Set<String> constraints = obstacles.of(placement, own);
        all.addAll(constraints);
        collisions.add(
            collision(attendee, constraints, "No time for the " + name(placement) + "."));
      }
    }
    int minimum = Math.min(world.rules().minimumMinutes(), attendee.need().minutes());
    int placed = placed(attendee, own);
    if (placed < minimum) {
      if (all.isEmpty()) {
        all.add(attendee.minimum() < minimum ? "patient availability" : "group places");
      }
      all.add("program minimum");
      String words = placed + " minutes are below the program's minimum of " + minimum + ".";
      collisions.add(collision(attendee, all, words));
    }
    return collisions;
  }

  private Collision collision(Attendee attendee, Set<String> constraints, String words) {
    return new Collision(
        attendee.patientId(),
        world.timeline().week(attendee.week()).monday(),
        List.copyOf(constraints),
        words);
  }

  private void add(List<Finding> findings, Attendee attendee, boolean met, String words) {
    findings.add(new Finding(world.timeline().week(attendee.week()).monday(), met, words));
  }

  private static String name(Placement placement) {
    return placement.type().name().toLowerCase(Locale.ROOT) + " session";
  }

  private static String when(int weekday, int clock) {
    return DayOfWeek.of(weekday + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        + " at "
        + LocalTime.of(clock / 60, clock % 60);
  }
}
