package health.trellis.assessment.risk;

import health.trellis.assessment.risk.RiskDto.AlertView;
import health.trellis.event.RiskLevel;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;

/** Risk alerts to FHIR RiskAssessment. Notes stay inside: they are staff's own words. */
final class RiskFhir {
  private static final String PROBABILITY =
      "http://terminology.hl7.org/CodeSystem/risk-probability";

  private RiskFhir() {}

  static RiskAssessment of(AlertView alert) {
    RiskAssessment resource = new RiskAssessment();
    resource.setId(alert.id().toString());
    resource.getMeta().setLastUpdated(Date.from(changedAt(alert)));
    resource.setStatus(status(alert.state()));
    resource.setSubject(new Reference("Patient/" + alert.patientId()));
    resource.setOccurrence(new DateTimeType(alert.raisedAt().toString()));
    resource.addBasis(new Reference("QuestionnaireResponse/" + alert.responseId()));
    resource.setCode(new CodeableConcept().setText(alert.finding()));
    resource
        .addPrediction()
        .setOutcome(new CodeableConcept().setText("Suicide or self-harm"))
        .setQualitativeRisk(level(alert.level()));
    if (alert.requiredAction() != null) {
      resource.setMitigation(alert.requiredAction());
    }
    return resource;
  }

  /** Open alerts are a first reading; closed ones were judged by a person. */
  private static RiskAssessmentStatus status(AlertState state) {
    return state == AlertState.RESOLVED
        ? RiskAssessmentStatus.FINAL
        : RiskAssessmentStatus.PRELIMINARY;
  }

  /** The code system knows no more than high. */
  private static CodeableConcept level(RiskLevel level) {
    Coding coding =
        switch (level) {
          case MODERATE -> new Coding(PROBABILITY, "moderate", "Moderate likelihood");
          case HIGH, IMMINENT -> new Coding(PROBABILITY, "high", "High likelihood");
        };
    return new CodeableConcept(coding).setText(level.name().toLowerCase(Locale.ROOT));
  }

  private static Instant changedAt(AlertView alert) {
    return Objects.requireNonNullElse(
        alert.resolvedAt(), Objects.requireNonNullElse(alert.acknowledgedAt(), alert.raisedAt()));
  }
}
