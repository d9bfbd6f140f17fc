package health.trellis.patient.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * The question: may somebody disclose a part of a patient's record to somebody for a purpose?
 *
 * @param discloser who would disclose; absent: this provider as a whole
 * @param recipient to whom: a name, or the client id of an EHR
 * @param recipientClass the class the recipient belongs to towards this patient, if any
 * @param information which part
 * @param purpose why
 */
public record DisclosureRequest(
    @Nullable String discloser,
    String recipient,
    @Nullable RecipientClass recipientClass,
    Information information,
    Purpose purpose) {}
