package health.trellis.patient.timeline;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something was written into the chart that no event tells the other services of: told within this
 * service, in the transaction that writes it, for the timeline.
 *
 * @param at when it was, which may be before it was written
 * @param reference what it is about; telling of the same again replaces the entry
 * @param detail codes and numbers, and no words about the patient
 */
public record Charted(
    UUID patientId, Instant at, TimelineKind kind, UUID reference, Map<String, String> detail) {}
