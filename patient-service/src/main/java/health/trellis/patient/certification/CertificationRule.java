package health.trellis.patient.certification;

import health.trellis.event.LevelOfCare;
import health.trellis.patient.certification.CertificationDto.CertificationState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When a level of care is certified, and for how many hours. Intensive outpatient: at admission,
 * then at least every 60 days, at least 9 hours a week (42 CFR 424.24(d), 410.44). Partial
 * hospitalization: at admission, as of the 18th day, then at least every 30 days, at least 20 hours
 * a week (42 CFR 424.24(e), 410.43).
 *
 * @param first days from admission to the first renewal
 * @param next days from one renewal to the next
 * @param hoursPerWeek least hours that are certified
 */
record CertificationRule(int first, int next, int hoursPerWeek) {
  private static final int SOON = 10;

  /** The rule of a level; empty where none is certified. */
  static Optional<CertificationRule> of(LevelOfCare level) {
    return switch (level) {
      case IOP -> Optional.of(new CertificationRule(60, 60, 9));
      case PHP -> Optional.of(new CertificationRule(18, 30, 20));
      case INPATIENT, RESIDENTIAL, OP, AFTERCARE -> Optional.empty();
    };
  }

  /** The day until which the next certification is due; the admission itself for the first. */
  LocalDate nextDue(LocalDate admittedOn, List<LocalDate> certified) {
    return switch (certified.size()) {
      case 0 -> admittedOn;
      case 1 -> certified.getFirst().plusDays(first);
      default -> certified.getLast().plusDays(next);
    };
  }

  static CertificationState state(LocalDate due, boolean certified, LocalDate today) {
    if (today.isAfter(due)) {
      return CertificationState.OVERDUE;
    }
    if (!certified) {
      return CertificationState.NOT_CERTIFIED;
    }
    return today.isBefore(due.minusDays(SOON))
        ? CertificationState.CERTIFIED
        : CertificationState.DUE_SOON;
  }
}
