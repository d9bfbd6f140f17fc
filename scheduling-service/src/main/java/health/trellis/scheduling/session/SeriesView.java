package health.trellis.scheduling.session;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Sessions that recur.
 *
 * @param id the series
 * @param recurrenceRule its rule
 * @param sessions its sessions
 * @param holidays days of the rule on which the site is closed, and that have no session
 */
@Schema(name = "SessionSeries")
public record SeriesView(
    UUID id, String recurrenceRule, List<SessionView> sessions, List<LocalDate> holidays) {}
