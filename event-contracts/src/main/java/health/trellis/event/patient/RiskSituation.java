package health.trellis.event.patient;

import java.util.UUID;

/**
 * A trigger of a relapse-prevention plan: a situation that makes a relapse more likely.
 *
 * @param id names it in check-ins
 * @param text in the patient's words
 */
public record RiskSituation(UUID id, String text) {}
