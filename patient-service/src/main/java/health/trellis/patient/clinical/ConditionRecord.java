package health.trellis.patient.clinical;

import health.trellis.kit.fhir.Fhir;
import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.jspecify.annotations.Nullable;

/** A diagnosis or problem as received. */
@Entity
@Table(name = "condition")
class ConditionRecord extends ReceivedRecord {
  static final Set<String> ACTIVE = Set.of("active", "recurrence", "relapse");
  static final String USUAL_CATEGORY = "encounter-diagnosis";

  private String category;
  private @Nullable String verificationStatus;
  private @Nullable LocalDate onsetOn;
  private @Nullable LocalDate abatedOn;

  void take(Condition condition, String json, Instant now) {
    Codes.Coded coded = Codes.of(condition.getCode());
    codeSystem = coded.system();
    code = coded.code();
    display = coded.display();
    status =
        Codes.code(condition.getClinicalStatus())
            .or(() -> Codes.code(condition.getVerificationStatus()).filter(IN_ERROR::equals))
            .orElse("unknown");
    category = Codes.code(condition.getCategoryFirstRep()).orElse(USUAL_CATEGORY);
    verificationStatus = Codes.code(condition.getVerificationStatus()).orElse(null);
    onsetOn = Codes.day(condition.hasOnsetDateTimeType() ? condition.getOnsetDateTimeType() : null);
    abatedOn =
        Codes.day(
            condition.hasAbatementDateTimeType() ? condition.getAbatementDateTimeType() : null);
    recordedOn = Codes.day(condition.getRecordedDateElement());
    resource = json;
    updatedAt = now;
  }

  /** By whichever of its codings says it; the record's columns hold the first alone. */
  DiagnosisKind kind() {
    return Fhir.parse(resource, Condition.class).getCode().getCoding().stream()
        .map(coding -> DiagnosisKind.of(coding.getSystem(), coding.getCode()))
        .filter(kind -> kind != DiagnosisKind.OTHER)
        .findFirst()
        .orElse(DiagnosisKind.OTHER);
  }

  /** The categories of its codes, as far as they are of mental and behavioral disorders. */
  Stream<String> mentalCategories() {
    return Fhir.parse(resource, Condition.class).getCode().getCoding().stream()
        .flatMap(coding -> MentalCategory.of(coding.getSystem(), coding.getCode()).stream());
  }

  @Nullable LocalDate onsetOn() {
    return onsetOn;
  }

  boolean active() {
    return ACTIVE.contains(status);
  }

  ConditionView view(boolean coOccurring) {
    return new ConditionView(
        id,
        patientId,
        codeSystem,
        code,
        display,
        status,
        category,
        verificationStatus,
        kind(),
        coOccurring,
        onsetOn,
        abatedOn,
        recordedOn,
        recordedBy,
        receivedAt);
  }
}
