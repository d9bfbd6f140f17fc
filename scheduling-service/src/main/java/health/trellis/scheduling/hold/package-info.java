/**
 * Holds: a slot, or a place in a session, kept for a patient for some minutes while the booking is
 * made. Nobody else gets it meanwhile (the same constraint as for sessions says so); what is not
 * confirmed in time is free again. Patients book themselves this way, where the program allows.
 */
@NullMarked
package health.trellis.scheduling.hold;

import org.jspecify.annotations.NullMarked;
