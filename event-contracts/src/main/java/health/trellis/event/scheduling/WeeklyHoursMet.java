package health.trellis.event.scheduling;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A week ended with prescription and minimum met.
 *
 * @param patientId whom it is about
 * @param episodeId the episode of care
 * @param weekStart Monday of the week, in the site's zone
 * @param attendedMinutes minutes credited
 * @param prescribedMinutes minutes that the plan asks for
 * @param programMinimumMinutes minutes that the program asks for
 */
@EventType(aggregate = "weekly-hours", happened = "met")
public record WeeklyHoursMet(
    UUID patientId,
    UUID episodeId,
    LocalDate weekStart,
    int attendedMinutes,
    int prescribedMinutes,
    int programMinimumMinutes)
    implements PatientEvent {}
