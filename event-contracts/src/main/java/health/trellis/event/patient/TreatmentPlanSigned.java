package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

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
 */
@EventType(aggregate = "treatment-plan", happened = "signed")
public record TreatmentPlanSigned(
    UUID patientId,
    UUID episodeId,
    UUID planId,
    int version,
    LocalDate effectiveFrom,
    LocalDate reviewDueOn,
    Prescription prescription)
    implements PatientEvent {}
