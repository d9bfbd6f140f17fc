package health.trellis.patient.plan;

import java.time.LocalDate;
import java.util.UUID;

/** A goal of a signed plan reached its target: told within this service. */
public record GoalAchieved(UUID patientId, UUID goalId, LocalDate on) {}
