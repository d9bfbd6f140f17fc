package health.trellis.patient.clinical;

import health.trellis.event.patient.MedicationStarted;
import health.trellis.patient.clinical.ClinicalDto.MedicationView;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;

/** A medication that somebody ordered, as received. */
@Entity
@Table(name = "medication")
class MedicationRecord extends ReceivedRecord {
  private static final String IN_USE = "active";

  private String intent;
  private @Nullable String dosage;

  void take(MedicationRequest request, String json, Instant now) {
    Codes.Coded coded =
        request.hasMedicationCodeableConcept()
            ? Codes.of(request.getMedicationCodeableConcept())
            : new Codes.Coded(
                null,
                null,
                Optional.ofNullable(request.getMedicationReference().getDisplay())
                    .orElse("Medication"));
    codeSystem = coded.system();
    code = coded.code();
    display = coded.display();
    status = request.hasStatus() ? request.getStatus().toCode() : "unknown";
    intent = request.hasIntent() ? request.getIntent().toCode() : "order";
    dosage = request.getDosageInstructionFirstRep().getText();
    recordedOn = Codes.day(request.getAuthoredOnElement());
    resource = json;
    updatedAt = now;
  }

  /** That it was begun, where it is in use and the day is known. */
  Optional<MedicationStarted> started() {
    return recordedOn == null || !IN_USE.equals(status)
        ? Optional.empty()
        : Optional.of(new MedicationStarted(patientId, id, display, recordedOn));
  }

  MedicationView view() {
    return new MedicationView(
        id,
        patientId,
        codeSystem,
        code,
        display,
        status,
        intent,
        dosage,
        recordedOn,
        recordedBy,
        receivedAt);
  }
}
