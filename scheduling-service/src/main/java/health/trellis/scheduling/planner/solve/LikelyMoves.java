package health.trellis.scheduling.planner.solve;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.solve.Rearrangement.Step;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves that a planner with the calendar before her would think of: a session goes to a time that
 * is likely good for its patient, and who is in the way there takes the old time or waits for
 * another one.
 */
public final class LikelyMoves implements MoveIteratorFactory<Schedule, Rearrangement> {
  /** Sessions that only fill up minutes are taken out this often. */
  private static final int ONE_OUT_OF = 5;

  /** Whoever has the best for itself is passed over so often. */
  private static final int REDRAWS = 2;

  @Override
  public long getSize(ScoreDirector<Schedule> director) {
    return director.getWorkingSolution().placements().stream()
        .mapToLong(placement -> placement.openings().size())
        .sum();
  }

  @Override
  public Iterator<Rearrangement> createOriginalMoveIterator(ScoreDirector<Schedule> director) {
    throw new UnsupportedOperationException("moves are drawn at random only");
  }

  @Override
  public Iterator<Rearrangement> createRandomMoveIterator(
      ScoreDirector<Schedule> director, Random random) {
    return new Draw(director.getWorkingSolution().placements(), random);
  }

  private static final class Draw implements Iterator<Rearrangement> {
    private final List<Placement> all;
    private final List<Placement> choosable;
    private final List<Placement> singles;
    private final Map<Attendee, List<Placement>> own;
    private final Random random;

    Draw(List<Placement> all, Random random) {
      this.all = all;
      this.choosable = all.stream().filter(p -> !p.openings().isEmpty()).toList();
      this.singles = all.stream().filter(p -> p.type() != SessionType.GROUP).toList();
      this.own = all.stream().collect(Collectors.groupingBy(Placement::attendee));
      this.random = random;
    }

    @Override
    public boolean hasNext() {
      return !choosable.isEmpty();
    }

    @Override
    public Rearrangement next() {
      Placement placement = likelyToGain();
      if (!placement.due() && placement.placed() && random.nextInt(ONE_OUT_OF) == 0) {
        return new Rearrangement(List.of(new Step(placement, null, null)));
      }
      Opening wanted = likely(placement.openings());
      return placement.type() == SessionType.GROUP
          ? join(placement, wanted)
          : take(placement, wanted);
    }

    /** Those who have the best for themselves are drawn less. */
    private Placement likelyToGain() {
      Placement drawn = choosable.get(random.nextInt(choosable.size()));
      for (int i = 0; i < REDRAWS && drawn.isContent(); i++) {
        drawn = choosable.get(random.nextInt(choosable.size()));
      }
      return drawn;
    }

    /** Openings stand with the cheapest first, and the front is drawn most. */
    private Opening likely(List<Opening> openings) {
      double drawn = random.nextDouble();
      return openings.get((int) (openings.size() * drawn * drawn * drawn));
    }

    private Rearrangement join(Placement placement, Opening meeting) {
      List<Step> steps = new ArrayList<>();
      Placement own = ownAt(placement, meeting);
      steps.add(new Step(placement, meeting, null));
      if (own != null && own.type() == SessionType.GROUP) {
        steps.add(new Step(own, placement.opening(), null));
      } else if (own != null) {
        steps.add(new Step(own, null, null));
      }
      Placement leaving = own == null ? oneTooMany(placement, meeting) : null;
      if (leaving != null) {
        Opening left = placement.opening();
        boolean fits = left != null && leaving.openings().contains(left);
        steps.add(new Step(leaving, fits ? left : null, null));
      }
      return new Rearrangement(steps);
    }

    /** What else the patient has at that time. */
    private @Nullable Placement ownAt(Placement placement, Opening opening) {
      for (Placement other : own.getOrDefault(placement.attendee(), List.of())) {
        if (other != placement && overlaps(other, opening, 0)) {
          return other;
        }
      }
      return null;
    }

    /** Somebody in a full meeting, drawn at random; nobody while a place is left. */
    private @Nullable Placement oneTooMany(Placement placement, Opening opening) {
      Opening.Meeting meeting = opening.meeting();
      int joined = 0;
      Placement drawn = null;
      for (Placement other : all) {
        if (other != placement && opening.equals(other.opening())) {
          joined++;
          drawn = random.nextInt(joined) == 0 ? other : drawn;
        }
      }
      return meeting != null && joined >= meeting.places() ? drawn : null;
    }

    private Rearrangement take(Placement placement, Opening hour) {
      List<Step> steps = new ArrayList<>();
      Placement own = ownAt(placement, hour);
      if (own != null) {
        steps.add(new Step(own, null, null));
      }
      for (Placement other : singles) {
        boolean inTheWay =
            other != placement
                && other != own
                && other.placed()
                && other.where().leader().equals(hour.leader())
                && overlaps(other, hour, hour.leader().buffer());
        if (inTheWay) {
          steps.add(instead(other, placement, steps));
        }
      }
      Room room = freeRoom(placement, hour, steps);
      steps.add(new Step(placement, hour, room));
      return new Rearrangement(steps);
    }

    /**
     * Who has to go takes the old time and room of who comes, if that is one for the patient. One
     * of them may be by video: then there is no room to take over, or none is needed.
     */
    private Step instead(Placement going, Placement coming, List<Step> leaving) {
      Opening left = coming.opening();
      if (left == null || !going.mayHave(left)) {
        return new Step(going, null, null);
      }
      Room room = coming.room();
      boolean fits = room != null && going.rooms().contains(room);
      return new Step(going, left, fits ? room : freeRoom(going, left, leaving));
    }

    private @Nullable Room freeRoom(Placement placement, Opening hour, List<Step> leaving) {
      List<Room> rooms = placement.rooms();
      if (rooms.isEmpty()) {
        return null;
      }
      boolean[] taken = new boolean[rooms.size()];
      for (Placement other : singles) {
        Room room = other.room();
        if (room != null
            && other != placement
            && overlaps(other, hour, 0)
            && leaving.stream().noneMatch(step -> step.placement() == other)) {
          taken[room.number()] = true;
        }
      }
      int first = random.nextInt(rooms.size());
      for (int i = 0; i < rooms.size(); i++) {
        Room room = rooms.get((first + i) % rooms.size());
        if (!taken[room.number()] && !room.busy().touches(hour.start(), hour.end())) {
          return room;
        }
      }
      return rooms.get(first);
    }

    private static boolean overlaps(Placement other, Opening opening, int pause) {
      Opening there = other.opening();
      return there != null
          && there.start() < opening.end() + pause
          && opening.start() < there.end() + pause;
    }
  }
}
