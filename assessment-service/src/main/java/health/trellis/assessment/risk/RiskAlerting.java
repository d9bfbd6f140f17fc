package health.trellis.assessment.risk;

import health.trellis.assessment.caseload.Episode;
import health.trellis.assessment.caseload.Patient;
import health.trellis.assessment.instrument.Score.Finding;
import health.trellis.assessment.response.Response;
import health.trellis.assessment.response.ResponseAlerts;
import health.trellis.assessment.response.ResponseDto.AlertBrief;
import health.trellis.assessment.response.ResponseDto.CrisisContact;
import health.trellis.assessment.response.ResponseScored;
import health.trellis.kit.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Raises alerts on answers, in the transaction of the answers. */
@ApplicationScoped
class RiskAlerting implements ResponseAlerts {
  private static final Logger LOG = Logger.getLogger(RiskAlerting.class);
  private static final String DEFAULT_COUNTRY = "US";

  private final RiskAlertRepository alerts;
  private final RiskPolicies policies;
  private final CrisisContacts contacts;
  private final SafetyPlans safetyPlans;
  private final Outbox outbox;
  private final MeterRegistry metrics;

  RiskAlerting(
      RiskAlertRepository alerts,
      RiskPolicies policies,
      CrisisContacts contacts,
      SafetyPlans safetyPlans,
      Outbox outbox,
      MeterRegistry metrics) {
    this.alerts = alerts;
    this.policies = policies;
    this.contacts = contacts;
    this.safetyPlans = safetyPlans;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  @Transactional(TxType.MANDATORY)
  void raise(@Observes ResponseScored scored) {
    scored
        .score()
        .findings()
        .forEach(
            finding -> scored.raised().add(raise(scored.response(), finding, scored.patient())));
  }

  private AlertBrief raise(Response response, Finding finding, Patient patient) {
    UUID programId = patient.current().map(Episode::programId).orElse(null);
    RiskAlert alert =
        RiskAlert.raise(response, finding, programId, policies.of(programId), patient.zone());
    alerts.persistAndFlush(alert);
    outbox.append(alert.raised());
    metrics.counter("trellis_risk_alerts_raised", "level", finding.level().name()).increment();
    LOG.infof("risk alert raised alert=%s level=%s", alert.id(), finding.level());
    return alert.brief();
  }

  @Override
  public Map<UUID, List<AlertBrief>> of(Collection<UUID> responseIds) {
    return alerts.ofResponses(responseIds).stream()
        .collect(
            Collectors.groupingBy(
                RiskAlert::responseId, Collectors.mapping(RiskAlert::brief, Collectors.toList())));
  }

  @Override
  public List<CrisisContact> crisisContacts(Optional<String> country) {
    return contacts.of(country.orElse(DEFAULT_COUNTRY));
  }

  @Override
  public Optional<String> pocketPlan(UUID patientId) {
    return safetyPlans.pocket(patientId);
  }
}
