package health.trellis.scheduling.availability;

import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a patient can come in one week.
 *
 * @param restricted whether the patient can come only within the available spans
 * @param available when the patient can come; says nothing when not restricted
 * @param busy when the patient cannot
 */
public record PatientTime(boolean restricted, List<Span> available, List<Span> busy) {
  /** A patient who has said nothing can come at any time. */
  public static final PatientTime ANY = new PatientTime(false, List.of(), List.of());

  /** The windows on the days of a week. */
  public static PatientTime of(Collection<AvailabilityWindow> windows, IsoWeek week) {
    List<Span> available = spans(windows, AvailabilityWindow.Kind.AVAILABLE, week);
    boolean restricted =
        windows.stream().anyMatch(w -> w.kind() == AvailabilityWindow.Kind.AVAILABLE);
    return new PatientTime(
        restricted, available, spans(windows, AvailabilityWindow.Kind.BUSY, week));
  }

  /** The same without some days. */
  PatientTime without(Collection<DaysAway> away, IsoWeek week) {
    List<Span> days = away.stream().flatMap(one -> one.in(week)).toList();
    return new PatientTime(
        restricted, available, Stream.concat(busy.stream(), days.stream()).toList());
  }

  /** Whether the patient can come for all of a span. */
  public boolean fits(Span span) {
    return span.isFreeOf(busy)
        && (!restricted || available.stream().anyMatch(window -> window.contains(span)));
  }

  private static List<Span> spans(
      Collection<AvailabilityWindow> windows, AvailabilityWindow.Kind kind, IsoWeek week) {
    return windows.stream()
        .filter(w -> w.kind() == kind)
        .flatMap(w -> week.days().stream().flatMap(day -> w.window().on(day, week.zone()).stream()))
        .toList();
  }
}
