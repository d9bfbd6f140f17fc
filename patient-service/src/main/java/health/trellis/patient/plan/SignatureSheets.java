package health.trellis.patient.plan;

import health.trellis.event.SessionType;
import health.trellis.patient.careteam.CareTeams;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.supervision.Supervisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds out which signatures a version of a plan needs and has. */
@ApplicationScoped
class SignatureSheets {
  private static final int ADULT = 18;
  private static final String MEDICATION = "MEDICATION";

  private final TreatmentPlanRepository plans;
  private final Supervisions supervisions;
  private final CareTeams careTeams;
  private final Patients patients;
  private final Episodes episodes;

  SignatureSheets(
      TreatmentPlanRepository plans,
      Supervisions supervisions,
      CareTeams careTeams,
      Patients patients,
      Episodes episodes) {
    this.plans = plans;
    this.supervisions = supervisions;
    this.careTeams = careTeams;
    this.patients = patients;
    this.episodes = episodes;
  }

  SignatureSheet of(TreatmentPlan plan, PlanVersion version, LocalDate today) {
    List<PlanSignature> given = plans.signatures(plan.id(), version.number());
    boolean medication =
        version.content().interventions().stream().anyMatch(i -> i.modality().equals(MEDICATION))
            || version.content().prescription().sessions().stream()
                .anyMatch(sessions -> sessions.type() == SessionType.MEDICATION);
    boolean minor =
        patients
            .birthDate(plan.patientId())
            .map(born -> born.plusYears(ADULT).isAfter(today))
            .orElse(false);
    return new SignatureSheet(
        new SignatureSheet.Circumstances(supervised(plan, version, given, today), medication, minor)
            .needed(),
        given,
        version.effectiveFrom(),
        episodes.require(plan.episodeId()).zone());
  }

  /** Settled by who signed; before that by who leads the treatment. */
  private boolean supervised(
      TreatmentPlan plan, PlanVersion version, List<PlanSignature> given, LocalDate today) {
    if (version.status() == PlanStatus.AWAITING_COSIGNATURE
        || given.stream().anyMatch(s -> s.role() == SignatureRole.SUPERVISOR)) {
      return true;
    }
    Optional<UUID> author =
        version.status() == PlanStatus.DRAFT ? careTeams.lead(plan.episodeId()) : Optional.empty();
    return author.flatMap(id -> supervisions.supervisorOf(id, today)).isPresent();
  }
}
