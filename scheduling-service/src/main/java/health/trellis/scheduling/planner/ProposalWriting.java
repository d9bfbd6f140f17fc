package health.trellis.scheduling.planner;

import health.trellis.scheduling.planner.Proposal.Collision;
import health.trellis.scheduling.planner.Proposal.Finding;
import health.trellis.scheduling.planner.Proposal.PatientPart;
import health.trellis.scheduling.planner.Proposal.Score;
import health.trellis.scheduling.planner.Proposal.Summary;
import health.trellis.scheduling.planner.solve.Attendee;
import health.trellis.scheduling.planner.solve.Placement;
import health.trellis.scheduling.planner.solve.Planner;
import health.trellis.scheduling.planner.solve.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a schedule into a proposal. */
final class ProposalWriting {
  private ProposalWriting() {}

  static Proposal write(Snapshot world, Schedule schedule, @Nullable Summary comparison) {
    Map<Attendee, List<Placement>> weeks = weeks(schedule);
    Explanation explanation = new Explanation(world, schedule);
    Differences differences = new Differences(world.timeline());
    Map<UUID, PatientPart> parts = new LinkedHashMap<>();
    List<Collision> collisions = new ArrayList<>();
    for (Attendee attendee : schedule.attendees()) {
      List<Placement> own = weeks.getOrDefault(attendee, List.of());
      PatientPart part =
          new PatientPart(
              attendee.patientId(),
              differences.of(own),
              explanation.findings(attendee, own),
              world.basis().getOrDefault(attendee.patientId(), Map.of()));
      parts.merge(attendee.patientId(), part, ProposalWriting::both);
      collisions.addAll(explanation.collisions(attendee, own));
    }
    return new Proposal(
        summary(schedule, changes(parts) + world.substitutions().size()),
        List.copyOf(parts.values()),
        world.substitutions(),
        collisions,
        comparison);
  }

  private static PatientPart both(PatientPart one, PatientPart next) {
    List<Change> changes = new ArrayList<>(one.changes());
    changes.addAll(next.changes());
    List<Finding> findings = new ArrayList<>(one.findings());
    findings.addAll(next.findings());
    return new PatientPart(one.patientId(), changes, findings, one.basis());
  }

  private static int changes(Map<UUID, PatientPart> parts) {
    return parts.values().stream().mapToInt(part -> part.changes().size()).sum();
  }

  static Summary summary(Schedule schedule, int changes) {
    Map<Attendee, List<Placement>> weeks = weeks(schedule);
    int prescribed = 0;
    int placed = 0;
    for (Attendee attendee : schedule.attendees()) {
      int minutes = Explanation.placed(attendee, weeks.getOrDefault(attendee, List.of()));
      prescribed += attendee.need().minutes();
      placed += Math.min(attendee.need().minutes(), minutes);
    }
    var score = Planner.rate(schedule);
    return new Summary(
        score.hardScore() == 0,
        (int) schedule.attendees().stream().map(Attendee::patientId).distinct().count(),
        (int) schedule.placements().stream().filter(Placement::placed).count(),
        (int) schedule.placements().stream().filter(p -> p.due() && !p.placed()).count(),
        prescribed,
        placed,
        changes,
        new Score(score.hardScore(), score.mediumScore(), score.softScore()));
  }

  private static Map<Attendee, List<Placement>> weeks(Schedule schedule) {
    return schedule.placements().stream().collect(Collectors.groupingBy(Placement::attendee));
  }
}
