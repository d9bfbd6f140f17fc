package health.trellis.scheduling.allocation;

import health.trellis.event.SessionType;
import health.trellis.scheduling.allocation.WeekProblem.Habit;
import health.trellis.scheduling.allocation.WeekProblem.Lead;
import health.trellis.scheduling.allocation.WeekProblem.RoomTime;
import health.trellis.scheduling.allocation.WeekProposal.Opening;
import health.trellis.scheduling.time.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a time for one session with one clinician: the one whom the patient is used to, on the
 * usual weekday and hour if that can be; else a member of the care team; else anybody of the
 * program. A day on which the patient comes anyway is better than another way to the site.
 */
final class SlotSearch {
  private static final Duration GRID = Duration.ofMinutes(15);
  private static final String MEDICATION_MANAGEMENT = "MEDICATION_MANAGEMENT";

  private final WeekProblem problem;
  private final SessionType type;
  private final @Nullable Habit habit;

  SlotSearch(WeekProblem problem, SessionType type) {
    this.problem = problem;
    this.type = type;
    this.habit = problem.habits().of(type);
  }

  /**
   * The best slot.
   *
   * @param canCome whether the patient can come then
   * @param patientSpans all that the patient has in the week
   * @param sameType what of this the patient has of this kind
   */
  Optional<Opening> best(Predicate<Span> canCome, List<Span> patientSpans, List<Span> sameType) {
    return leads()
        .flatMap(lead -> candidates(lead, canCome, patientSpans, sameType).limit(1))
        .findFirst();
  }

  private Stream<Lead> leads() {
    return problem.leads().stream()
        .filter(lead -> lead.mayLead(type))
        .sorted(Comparator.comparing(lead -> !isUsual(lead)));
  }

  private boolean isUsual(Lead lead) {
    return habit != null && habit.clinicianId().equals(lead.clinicianId());
  }

  private Stream<Opening> candidates(
      Lead lead, Predicate<Span> canCome, List<Span> patientSpans, List<Span> sameType) {
    return lead.hours().stream()
        .filter(hours -> problem.treatmentDays().contains(day(hours.start()).getDayOfWeek()))
        .flatMap(this::starts)
        .filter(span -> span.isFreeOf(lead.busy()) && canCome.test(span))
        .sorted(preference(patientSpans, sameType))
        .flatMap(span -> inRoom(lead, span).stream());
  }

  private Stream<Span> starts(Span hours) {
    int minutes = problem.need().lengths().of(type);
    return Stream.iterate(
            hours.start(), start -> start.isBefore(hours.end()), start -> start.plus(GRID))
        .map(start -> Span.of(start, minutes))
        .filter(hours::contains);
  }

  private Comparator<Span> preference(List<Span> patientSpans, List<Span> sameType) {
    return Comparator.comparing((Span span) -> isOnDayOf(span, sameType))
        .thenComparing(span -> !isUsualTime(span))
        .thenComparing(span -> !isUsualDay(span))
        .thenComparing(span -> !isOnDayOf(span, patientSpans))
        .thenComparing(span -> day(span.start()))
        .thenComparing(span -> gap(span, patientSpans))
        .thenComparing(Span::start);
  }

  private Optional<Opening> inRoom(Lead lead, Span span) {
    if (problem.rooms().isEmpty()) {
      return Optional.of(opening(lead, span, null));
    }
    return problem.rooms().stream()
        .filter(room -> span.isFreeOf(room.busy()))
        .map(RoomTime::roomId)
        .findFirst()
        .map(room -> opening(lead, span, room));
  }

  private Opening opening(Lead lead, Span span, @Nullable UUID room) {
    return new Opening(type, modality(lead), lead.clinicianId(), room, span);
  }

  private String modality(Lead lead) {
    return type == SessionType.MEDICATION
        ? MEDICATION_MANAGEMENT
        : lead.modalities().stream()
            .min(
                Comparator.comparingInt((String m) -> problem.need().rank(m))
                    .thenComparing(Comparator.naturalOrder()))
            .orElseThrow();
  }

  private boolean isUsualDay(Span span) {
    return habit != null && habit.weekday() == day(span.start()).getDayOfWeek();
  }

  private boolean isUsualTime(Span span) {
    return habit != null
        && isUsualDay(span)
        && habit.start().equals(LocalTime.ofInstant(span.start(), problem.week().zone()));
  }

  private boolean isOnDayOf(Span span, List<Span> others) {
    return others.stream().anyMatch(other -> day(other.start()).equals(day(span.start())));
  }

  /** How long the patient waits between this and the nearest other session of the day. */
  private Duration gap(Span span, List<Span> others) {
    return others.stream()
        .filter(other -> day(other.start()).equals(day(span.start())))
        .map(
            other ->
                other.end().isAfter(span.start())
                    ? Duration.between(span.end(), other.start())
                    : Duration.between(other.end(), span.start()))
        .min(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, problem.week().zone());
  }
}
