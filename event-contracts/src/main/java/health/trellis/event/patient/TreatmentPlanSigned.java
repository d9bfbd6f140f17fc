package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clinician signed a treatment plan: it is active and cannot be edited.
 *
 * @param patientId whom it is about
 * @param episodeId the episode of care
 * @param planId the plan; the same over its versions
 * @param version 1 for the first; above 1 the plan was revised
 * @param effectiveFrom first day that the prescription holds for
 * @param reviewDueOn next review
 * @param prescription what to schedule
 * @param conditions categories (three characters, for example F33) of the ICD-10-CM codes of the
 *     patient's active mental and behavioral diagnoses, for outcomes by condition; absent: not
 *     known
 */
@EventType(aggregate = "treatment-plan", happened = "signed")
public record TreatmentPlanSigned(
    UUID patientId,
    UUID episodeId,
    UUID planId,
    int version,
    LocalDate effectiveFrom,
    LocalDate reviewDueOn,
    Prescription prescription,
    @Nullable List<String> conditions)
    implements PatientEvent {

  /** A plan of a patient whose diagnoses are not known. */
  public TreatmentPlanSigned(
      UUID patientId,
      UUID episodeId,
      UUID planId,
      int version,
      LocalDate effectiveFrom,
      LocalDate reviewDueOn,
      Prescription prescription) {
    this(patientId, episodeId, planId, version, effectiveFrom, reviewDueOn, prescription, null);
  }
}
