/**
 * Progress notes: what a session was about, how the patient responded, and what is next, linked to
 * the goals of the treatment plan. Drafted by a clinician, signed (and co-signed where the author
 * is supervised), unchangeable from then on, completed by addenda.
 */
@NullMarked
package health.trellis.patient.note;

import org.jspecify.annotations.NullMarked;
