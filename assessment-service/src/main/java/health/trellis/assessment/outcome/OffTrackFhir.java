package health.trellis.assessment.outcome;

import health.trellis.assessment.outcome.OutcomeDto.OffTrackView;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Reference;

/** Off-track findings to FHIR DetectedIssue. */
final class OffTrackFhir {
  private OffTrackFhir() {}

  static DetectedIssue of(OffTrackView finding) {
    DetectedIssue resource = new DetectedIssue();
    resource.setId(finding.id().toString());
    resource.getMeta().setVersionId("1").setLastUpdated(Date.from(finding.detectedAt()));
    resource.setStatus(DetectedIssueStatus.FINAL);
    resource.setPatient(new Reference("Patient/" + finding.patientId()));
    resource.setIdentified(new DateTimeType(finding.detectedAt().toString()));
    resource.setCode(new CodeableConcept().setText("Off track on " + finding.instrument()));
    resource.setDetail(words(finding.reason()));
    resource.setSeverity(
        finding.reason() == OffTrackReason.RELIABLY_WORSE
            ? DetectedIssueSeverity.HIGH
            : DetectedIssueSeverity.MODERATE);
    resource
        .addEvidence()
        .addDetail(new Reference("QuestionnaireResponse/" + finding.responseId()))
        .addDetail(new Reference("QuestionnaireResponse/" + finding.baselineResponseId()));
    return resource;
  }

  private static String words(OffTrackReason reason) {
    return switch (reason) {
      case NO_RESPONSE -> "Clinical at baseline, and no response four weeks on";
      case RELIABLY_WORSE -> "Worse than at baseline by more than chance";
      case OUTSIDE_EXPECTED -> "Above the expected course by more than chance";
    };
  }
}
