package health.trellis.event.patient;

import java.util.List;

/**
 * The dose of therapy that scheduling fills the weeks to.
 *
 * @param minutesPerWeek structured therapy a week, in minutes
 * @param sessions the mix
 * @param modalities preferred modalities, best first, for example CBT, DBT
 */
public record Prescription(
    int minutesPerWeek, List<PrescribedSessions> sessions, List<String> modalities) {}
