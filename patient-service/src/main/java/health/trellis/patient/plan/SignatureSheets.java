package health.trellis.patient.plan;

import health.trellis.patient.careteam.CareTeams;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.registration.ConsentCapacity;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.supervision.Supervisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out which signatures a version of a plan needs and has. */
@ApplicationScoped
class SignatureSheets {
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
    return cases(List.of(plan), List.of(version)).getFirst().sheet(today);
  }

  /** What decides who signs each of several versions; as many queries as for one. */
  List<SigningCase> cases(List<PlanVersion> versions) {
    Set<UUID> ids = versions.stream().map(PlanVersion::planId).collect(Collectors.toSet());
    return cases(plans.list("id in ?1", ids), versions);
  }

  private List<SigningCase> cases(List<TreatmentPlan> of, List<PlanVersion> versions) {
    Map<UUID, TreatmentPlan> byId =
        of.stream().collect(Collectors.toMap(TreatmentPlan::id, Function.identity()));
    List<UUID> episodeIds = of.stream().map(TreatmentPlan::episodeId).toList();
    Map<UUID, ZoneId> zones = episodes.zones(episodeIds);
    Map<UUID, UUID> leads = careTeams.leads(episodeIds);
    Map<UUID, Function<LocalDate, ConsentCapacity>> capacities =
        patients.consentCapacities(of.stream().map(TreatmentPlan::patientId).toList());
    Map<UUID, List<PlanSignature>> given =
        plans.signatures(byId.keySet()).stream()
            .collect(Collectors.groupingBy(PlanSignature::planId));
    BiPredicate<UUID, LocalDate> supervised = supervisions.supervised(leads.values());
    return versions.stream()
        .map(
            version -> {
              TreatmentPlan plan = Objects.requireNonNull(byId.get(version.planId()));
              return new SigningCase(
                  plan,
                  version,
                  Objects.requireNonNull(zones.get(plan.episodeId())),
                  leads.get(plan.episodeId()),
                  Objects.requireNonNull(capacities.get(plan.patientId())),
                  given.getOrDefault(plan.id(), List.of()).stream()
                      .filter(signature -> signature.versionNumber() == version.number())
                      .toList(),
                  supervised);
            })
        .toList();
  }
}
