package health.trellis.scheduling.planner;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A patient's part of a proposal.
 *
 * @param patientId the patient
 * @param accepted whether it was accepted already
 * @param changes differences to the calendar that the plan was made from
 * @param findings which wish is met, which is not, and why
 */
@Schema(name = "PatientPlan")
public record PatientPlanView(
    UUID patientId, boolean accepted, List<Change> changes, List<Proposal.Finding> findings) {}
