package health.trellis.scheduling.consistency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How steadily a patient has come since the admission.
 *
 * @param since the first day counted
 * @param attended sessions that the patient was at, late or in part too
 * @param late sessions that the patient came late to or left early
 * @param missed no-shows
 * @param excused excused absences
 * @param madeUp missed sessions that another one made up for
 * @param streak sessions attended in a row up to the last; an excused absence does not end it
 * @param longestStreak the longest such row
 * @param weeksMetInARow closed weeks in a row, up to the last, with enough hours
 * @param attendedPercent time credited of the time booked in the last four weeks, in percent;
 *     absent when nothing is recorded
 */
@Schema(name = "AttendanceSummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SummaryView(
    UUID patientId,
    LocalDate since,
    int attended,
    int late,
    int missed,
    int excused,
    int madeUp,
    int streak,
    int longestStreak,
    int weeksMetInARow,
    @Nullable Integer attendedPercent) {}
