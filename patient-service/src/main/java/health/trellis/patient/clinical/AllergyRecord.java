package health.trellis.patient.clinical;

import health.trellis.patient.clinical.ClinicalDto.AllergyView;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.jspecify.annotations.Nullable;

/** An allergy or intolerance as received. */
@Entity
@Table(name = "allergy")
class AllergyRecord extends ReceivedRecord {
  private @Nullable String category;
  private @Nullable String criticality;

  void take(AllergyIntolerance allergy, String json, Instant now) {
    Codes.Coded coded = Codes.of(allergy.getCode());
    codeSystem = coded.system();
    code = coded.code();
    display = coded.display();
    status =
        Codes.code(allergy.getClinicalStatus())
            .or(() -> Codes.code(allergy.getVerificationStatus()).filter(IN_ERROR::equals))
            .orElse("unknown");
    category = allergy.hasCategory() ? allergy.getCategory().getFirst().getValue().toCode() : null;
    criticality = allergy.hasCriticality() ? allergy.getCriticality().toCode() : null;
    recordedOn = Codes.day(allergy.getRecordedDateElement());
    resource = json;
    updatedAt = now;
  }

  AllergyView view() {
    return new AllergyView(
        id,
        patientId,
        codeSystem,
        code,
        display,
        status,
        category,
        criticality,
        recordedOn,
        recordedBy,
        receivedAt);
  }
}
