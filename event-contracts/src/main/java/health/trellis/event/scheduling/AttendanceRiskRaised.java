package health.trellis.event.scheduling;

import health.trellis.event.AttendanceRiskReason;
import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient's attendance became a worry. Told once for each reason, and again only after it had
 * passed.
 *
 * @param patientId whom it is about
 * @param programId the program
 * @param reason why
 * @param consecutiveMisses no-shows in a row
 * @param recentPercent time attended of the time booked in the last two weeks; absent when there is
 *     too little to say so
 * @param earlierPercent the same of the four weeks before
 */
@EventType(aggregate = "attendance", happened = "risk-raised")
public record AttendanceRiskRaised(
    UUID patientId,
    UUID programId,
    AttendanceRiskReason reason,
    int consecutiveMisses,
    @Nullable Integer recentPercent,
    @Nullable Integer earlierPercent)
    implements PatientEvent {}
