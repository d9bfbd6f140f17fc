package health.trellis.scheduling.allocation;

import health.trellis.event.SessionType;
import health.trellis.scheduling.time.IsoWeek;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the allocation did in a week.
 *
 * @param weekStart its Monday
 * @param prescribedMinutes minutes that the plan asks for
 * @param scheduledMinutes minutes that the patient has now
 * @param booked places that were given
 * @param cancelled places that were taken back
 * @param missing sessions that found no time, by kind
 */
@Schema(name = "AllocatedWeek")
public record AllocatedWeek(
    LocalDate weekStart,
    int prescribedMinutes,
    int scheduledMinutes,
    int booked,
    int cancelled,
    Map<SessionType, Integer> missing) {
  static AllocatedWeek of(IsoWeek week, WeekNeed need, WeekProposal proposal) {
    return new AllocatedWeek(
        week.monday(),
        need.minutes(),
        proposal.minutes(),
        proposal.join().size() + proposal.open().size(),
        proposal.drop().size(),
        proposal.missing());
  }
}
