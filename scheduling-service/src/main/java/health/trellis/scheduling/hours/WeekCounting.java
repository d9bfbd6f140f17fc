package health.trellis.scheduling.hours;

import health.trellis.event.patient.Prescription;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.PlanHistory;
import health.trellis.scheduling.episode.SignedPlan;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.time.IsoWeek;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Adds up a patient's week. */
@ApplicationScoped
class WeekCounting {
  private final BookingRepository bookings;

  WeekCounting(BookingRepository bookings) {
    this.bookings = bookings;
  }

  /**
   * A week as it stands.
   *
   * @param figures its minutes
   * @param treatmentDays its days that count
   */
  record Counted(WeekFigures figures, int treatmentDays) {}

  Counted count(Episode episode, Program program, PlanHistory plans, IsoWeek week) {
    List<BookedSession> places = bookings.heldBy(episode.patientId(), week.span());
    WeekFigures figures =
        new WeekFigures(
            places.stream().mapToInt(place -> place.session().minutes()).sum(),
            places.stream().mapToInt(TreatmentDays::credit).sum(),
            prescribed(plans, week),
            program.minimumMinutesPerWeek());
    return new Counted(
        figures, TreatmentDays.count(places, program.minimumMinutesPerTreatmentDay()));
  }

  /** The first plan's week may have begun before it: then it shows what it is filled to. */
  private static int prescribed(PlanHistory plans, IsoWeek week) {
    return plans
        .toJudge(week)
        .or(() -> plans.toFill(week))
        .map(SignedPlan::prescription)
        .map(Prescription::minutesPerWeek)
        .orElse(0);
  }
}
