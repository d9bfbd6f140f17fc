package health.trellis.event.patient;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day on which a relapse is more likely, for example the anniversary of a loss.
 *
 * @param id names it in check-ins
 * @param text what the day is, in the patient's words
 * @param on the day, in the patient's zone; where it is yearly, its month and day count, and 29
 *     February is kept on 28 February of a year that has none
 * @param yearly whether it comes again every year
 * @param coping what the patient planned for the day
 */
public record HighRiskDate(
    UUID id, String text, LocalDate on, boolean yearly, @Nullable String coping) {}
