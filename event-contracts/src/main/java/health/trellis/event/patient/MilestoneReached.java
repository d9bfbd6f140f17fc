package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Progress worth celebrating.
 *
 * @param patientId whom it is about
 * @param milestoneId the milestone
 * @param kind for example FIRST_FULL_WEEK; PERSONAL where the kind itself would tell of substance
 *     use
 * @param reachedOn the day
 */
@EventType(aggregate = "milestone", happened = "reached")
public record MilestoneReached(UUID patientId, UUID milestoneId, String kind, LocalDate reachedOn)
    implements PatientEvent {}
