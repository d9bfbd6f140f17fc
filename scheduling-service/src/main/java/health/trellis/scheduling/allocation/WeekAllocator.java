package health.trellis.scheduling.allocation;

import health.trellis.event.SessionType;
import health.trellis.scheduling.allocation.WeekProblem.Held;
import health.trellis.scheduling.allocation.WeekProblem.Meeting;
import health.trellis.scheduling.allocation.WeekProposal.Opening;
import health.trellis.scheduling.time.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Fills one week of one patient, by plain rules in a plain order: what still fits stays; groups are
 * joined until their number is met; then come individual, family and medication sessions; then
 * further groups until the minutes are met; what is too much goes. It tries no other mix, as an
 * optimizer would; what it could not place, it says. Run again on its own result, it changes
 * nothing.
 */
final class WeekAllocator {
  private static final List<SessionType> SINGLE =
      List.of(SessionType.INDIVIDUAL, SessionType.FAMILY, SessionType.MEDICATION);

  private final WeekProblem problem;
  private final WeekNeed need;
  private final List<Held> kept;
  private final List<UUID> drop = new ArrayList<>();
  private final List<Meeting> join = new ArrayList<>();
  private final List<Opening> open = new ArrayList<>();
  private final Map<SessionType, Integer> missing = new EnumMap<>(SessionType.class);

  private WeekAllocator(WeekProblem problem) {
    this.problem = problem;
    this.need = problem.need();
    this.kept = new ArrayList<>(problem.held());
  }

  /** What to change so that the week comes as near to the prescription as these rules reach. */
  static WeekProposal propose(WeekProblem problem) {
    return new WeekAllocator(problem).run();
  }

  private WeekProposal run() {
    dropWhatNoLongerFits();
    SINGLE.forEach(this::dropSurplus);
    while (count(SessionType.GROUP) < need.due(SessionType.GROUP) && joinBest()) {}
    do {
      SINGLE.forEach(this::openDue);
      while (minutes() < need.minutes() && joinBest()) {}
    } while (dropSurplusGroups());
    Stream.of(SessionType.values()).forEach(this::noteMissing);
    return new WeekProposal(drop, join, open, missing, minutes());
  }

  private void dropWhatNoLongerFits() {
    kept.stream()
        .filter(held -> held.movable() && !problem.patientTime().fits(held.span()))
        .toList()
        .forEach(this::drop);
  }

  private void dropSurplus(SessionType type) {
    while (count(type) > need.due(type)) {
      Optional<Held> last =
          kept.stream()
              .filter(held -> held.type() == type && held.movable())
              .max(Comparator.comparing(held -> held.span().start()));
      if (last.isEmpty()) {
        return;
      }
      drop(last.get());
    }
  }

  /**
   * Groups beyond their number go as long as the minutes are met without them; true when that made
   * room for another look.
   */
  private boolean dropSurplusGroups() {
    boolean dropped = false;
    while (count(SessionType.GROUP) > need.due(SessionType.GROUP)
        && (leaveSpareMeeting() || dropSpareGroup())) {
      dropped = true;
    }
    return dropped;
  }

  /** What was joined only now goes first: the patient has never heard of it. */
  private boolean leaveSpareMeeting() {
    Optional<Meeting> spare =
        join.stream()
            .filter(meeting -> meeting.span().minutes() <= spareMinutes())
            .reduce((first, later) -> later);
    spare.ifPresent(join::remove);
    return spare.isPresent();
  }

  /** Of what the patient has, the least preferred goes first, then the latest of the week. */
  private boolean dropSpareGroup() {
    Optional<Held> spare =
        kept.stream()
            .filter(held -> held.type() == SessionType.GROUP && held.movable())
            .filter(held -> held.span().minutes() <= spareMinutes())
            .max(
                Comparator.comparingInt((Held held) -> need.rank(held.modality()))
                    .thenComparing(held -> held.span().start()));
    spare.ifPresent(this::drop);
    return spare.isPresent();
  }

  private int spareMinutes() {
    return minutes() - need.minutes();
  }

  private void drop(Held held) {
    kept.remove(held);
    drop.add(held.bookingId());
  }

  /** The meeting that is best for the patient: a group known already, then what is preferred. */
  private boolean joinBest() {
    Optional<Meeting> best =
        problem.meetings().stream()
            .filter(meeting -> !join.contains(meeting))
            .filter(meeting -> canCome(meeting.span()))
            .filter(meeting -> minutes() + meeting.span().minutes() <= need.maximumMinutes())
            .min(
                Comparator.comparing(
                        (Meeting m) -> !problem.habits().groups().contains(m.groupId()))
                    .thenComparingInt(m -> need.rank(m.modality()))
                    .thenComparing(m -> m.span().start())
                    .thenComparing(Meeting::sessionId));
    best.ifPresent(join::add);
    return best.isPresent();
  }

  private void openDue(SessionType type) {
    SlotSearch slots = new SlotSearch(problem, type);
    while (count(type) < need.due(type)) {
      Optional<Opening> slot = slots.best(this::canCome, patientSpans(), spansOf(type));
      if (slot.isEmpty() || minutes() + slot.get().span().minutes() > need.maximumMinutes()) {
        break;
      }
      open.add(slot.get());
    }
  }

  private void noteMissing(SessionType type) {
    int lacking = need.due(type) - count(type);
    if (lacking > 0) {
      missing.put(type, lacking);
    }
  }

  private boolean canCome(Span span) {
    return !span.start().isBefore(problem.earliest())
        && problem.patientTime().fits(span)
        && span.isFreeOf(patientSpans());
  }

  private List<Span> patientSpans() {
    List<Span> spans = new ArrayList<>();
    kept.forEach(held -> spans.add(held.span()));
    join.forEach(meeting -> spans.add(meeting.span()));
    open.forEach(opening -> spans.add(opening.span()));
    return spans;
  }

  private List<Span> spansOf(SessionType type) {
    List<Span> spans = new ArrayList<>();
    kept.stream().filter(h -> h.type() == type).forEach(held -> spans.add(held.span()));
    open.stream().filter(o -> o.type() == type).forEach(opening -> spans.add(opening.span()));
    return spans;
  }

  private int count(SessionType type) {
    int joined = type == SessionType.GROUP ? join.size() : 0;
    return joined
        + (int) kept.stream().filter(held -> held.type() == type).count()
        + (int) open.stream().filter(opening -> opening.type() == type).count();
  }

  private int minutes() {
    return patientSpans().stream().mapToInt(Span::minutes).sum();
  }
}
