package health.trellis.event.patient;

import java.util.UUID;

/**
 * A personal early sign of relapse.
 *
 * @param id to refer to it in a check-in
 * @param text in the patient's words
 */
public record WarningSign(UUID id, String text) {}
