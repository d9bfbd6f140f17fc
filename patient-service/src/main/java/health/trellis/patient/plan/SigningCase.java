package health.trellis.patient.plan;

import health.trellis.event.SessionType;
import health.trellis.patient.registration.ConsentCapacity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A version of a plan with what decides who signs it.
 *
 * @param zone of the program's site
 * @param lead who leads the treatment; null while nobody does
 * @param capacity whether the patient may consent to treatment on a day
 * @param given the signatures that hold
 * @param supervised whether another co-signs for a clinician on a day
 */
record SigningCase(
    TreatmentPlan plan,
    PlanVersion version,
    ZoneId zone,
    @Nullable UUID lead,
    Function<LocalDate, ConsentCapacity> capacity,
    List<PlanSignature> given,
    BiPredicate<UUID, LocalDate> supervised) {
  private static final String MEDICATION = "MEDICATION";

  SignatureSheet sheet(LocalDate today) {
    boolean guarded = capacity.apply(today) == ConsentCapacity.MINOR_WITH_GUARDIAN;
    return new SignatureSheet(
        new SignatureSheet.Circumstances(supervisedOn(today), medication(), guarded).needed(),
        given,
        version.effectiveFrom(),
        zone);
  }

  private boolean medication() {
    PlanContent content = version.content();
    return content.interventions().stream().anyMatch(i -> i.modality().equals(MEDICATION))
        || content.prescription().sessions().stream()
            .anyMatch(sessions -> sessions.type() == SessionType.MEDICATION);
  }

  /** Settled by who signed; before that by who leads the treatment. */
  private boolean supervisedOn(LocalDate today) {
    if (version.status() == PlanStatus.AWAITING_COSIGNATURE
        || given.stream().anyMatch(s -> s.role() == SignatureRole.SUPERVISOR)) {
      return true;
    }
    return version.status() == PlanStatus.DRAFT && lead != null && supervised.test(lead, today);
  }
}
