package health.trellis.assessment.caseload;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An episode of care as far as assessments need it.
 *
 * @param id the episode
 * @param patientId whose
 * @param programId in which program
 * @param admittedOn first day
 * @param substanceUse whether it treats substance use
 * @param reviewDueOn when the plan in force is to be reviewed; absent without a plan
 * @param dischargedOn last day; absent while it runs
 */
public record Episode(
    UUID id,
    UUID patientId,
    UUID programId,
    LocalDate admittedOn,
    boolean substanceUse,
    @Nullable LocalDate reviewDueOn,
    @Nullable LocalDate dischargedOn) {}
