package health.trellis.event.patient;

import java.util.UUID;

/**
 * What in a patient's surroundings makes a relapse more likely.
 *
 * @param id names it in check-ins
 * @param place HOME, WORK, PEOPLE or PLACES
 * @param text in the patient's words
 */
public record SurroundingRisk(UUID id, String place, String text) {}
