package health.trellis.assessment.checkin;

import health.trellis.assessment.checkin.CheckInDto.SituationView;
import health.trellis.event.patient.HighRiskDate;
import health.trellis.event.patient.RiskSituation;
import health.trellis.event.patient.SurroundingRisk;
import health.trellis.event.patient.WarningSign;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A relapse-prevention plan as far as the check-in asks about it.
 *
 * @param signs personal early signs
 * @param triggers situations of risk
 * @param surroundings risks at home, at work, of people and of places
 * @param dates days on which a relapse is more likely
 */
record PreventionPlan(
    List<WarningSign> signs,
    List<RiskSituation> triggers,
    List<SurroundingRisk> surroundings,
    List<HighRiskDate> dates) {
  /** No plan asks about anything. */
  static final PreventionPlan NONE = new PreventionPlan(List.of(), List.of(), List.of(), List.of());

  /** The hard day that a day is close to, the closest first; empty where it is close to none. */
  Optional<NearDate> near(LocalDate day) {
    return dates.stream()
        .flatMap(date -> NearDate.of(date, day).stream())
        .min(Comparator.comparingInt(near -> Math.abs(near.daysAway())));
  }

  /** What signs met weigh together: see {@link SignWeight}. */
  double weight(List<UUID> met) {
    return rated(met).mapToDouble(sign -> SignWeight.of(sign.rating())).sum();
  }

  /** Whether one of the signs met is a strong one by itself. */
  boolean strong(List<UUID> met) {
    return rated(met).anyMatch(sign -> SignWeight.isStrong(sign.rating()));
  }

  private Stream<WarningSign> rated(List<UUID> met) {
    return signs.stream().filter(sign -> met.contains(sign.id()));
  }

  /** Whether it names any situation, trigger or surrounding. */
  boolean namesSituations() {
    return !triggers.isEmpty() || !surroundings.isEmpty();
  }

  List<SituationView> triggerViews() {
    return triggers.stream().map(t -> new SituationView(t.id(), t.text())).toList();
  }
}
