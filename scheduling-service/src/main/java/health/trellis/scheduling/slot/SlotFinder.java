package health.trellis.scheduling.slot;

import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.slot.SlotProblem.Lead;
import health.trellis.scheduling.slot.SlotProblem.Meeting;
import health.trellis.scheduling.slot.SlotProblem.RoomTime;
import health.trellis.scheduling.time.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds free slots: sessions begin at the full, quarter, half and three-quarter hour. */
final class SlotFinder {
  private static final Duration GRID = Duration.ofMinutes(15);

  private final SlotProblem problem;

  SlotFinder(SlotProblem problem) {
    this.problem = problem;
  }

  /** A free slot. */
  record Found(Clinician clinician, Delivery delivery, @Nullable UUID roomId, Span span) {}

  /** The first free slots, by start; of those at the same time the best clinician's first. */
  List<Found> first(int limit) {
    return problem.clinicians().stream()
        .flatMap(lead -> of(lead).limit(limit))
        .sorted(Comparator.comparing(found -> found.span().start()))
        .limit(limit)
        .toList();
  }

  private Stream<Found> of(Lead lead) {
    return lead.hours().stream()
        .flatMap(this::starts)
        .filter(span -> span.isFreeOf(lead.busy()) && problem.patientFree().test(span))
        .flatMap(span -> meeting(lead, span).stream());
  }

  private Stream<Span> starts(Span hours) {
    return Stream.iterate(
            onGrid(hours.start()), start -> start.isBefore(hours.end()), start -> start.plus(GRID))
        .map(start -> new Span(start, start.plus(problem.length())))
        .filter(span -> hours.contains(span) && problem.within().contains(span));
  }

  private static Instant onGrid(Instant instant) {
    long grid = GRID.toSeconds();
    return Instant.ofEpochSecond(Math.ceilDiv(instant.getEpochSecond(), grid) * grid);
  }

  private Optional<Found> meeting(Lead lead, Span span) {
    Clinician clinician = lead.clinician();
    return problem.deliveries().stream()
        .filter(way -> way == Delivery.TELEHEALTH || span.isFreeOf(lead.onSite()))
        .filter(delivery -> problem.licensed().test(clinician, new Meeting(delivery, span)))
        .flatMap(delivery -> meeting(clinician, delivery, span).stream())
        .findFirst();
  }

  private Optional<Found> meeting(Clinician clinician, Delivery delivery, Span span) {
    if (delivery == Delivery.TELEHEALTH) {
      return Optional.of(new Found(clinician, delivery, null, span));
    }
    if (!problem.reachable().test(span)) {
      return Optional.empty();
    }
    if (problem.rooms().isEmpty()) {
      return Optional.of(new Found(clinician, delivery, null, span));
    }
    return problem.rooms().stream()
        .filter(room -> span.isFreeOf(room.busy()))
        .map(RoomTime::roomId)
        .findFirst()
        .map(room -> new Found(clinician, delivery, room, span));
  }
}
