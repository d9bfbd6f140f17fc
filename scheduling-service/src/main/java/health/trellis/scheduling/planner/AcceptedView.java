package health.trellis.scheduling.planner;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became the calendar.
 *
 * @param planId the plan
 * @param patients how many patients' parts
 * @param changes how many changes
 */
@Schema(name = "AcceptedSchedulePlan")
public record AcceptedView(UUID planId, int patients, int changes) {}
