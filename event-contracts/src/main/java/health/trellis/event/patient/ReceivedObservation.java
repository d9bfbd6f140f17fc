package health.trellis.event.patient;

import java.util.UUID;

/**
 * A screening result that came with a referral.
 *
 * @param id the id that the answer to the referral gave it
 * @param resource the FHIR Observation as received, as JSON, with id and subject set
 */
public record ReceivedObservation(UUID id, String resource) {}
