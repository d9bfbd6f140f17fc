package health.trellis.assessment.caseload;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An episode of care as far as assessments need it.
 *
 * @param id the episode
 * @param patientId whose
 * @param programId in which program
 * @param admittedOn first day
 */
public record Episode(UUID id, UUID patientId, UUID programId, LocalDate admittedOn) {}
