/**
 * Conditions, medications and allergies as received from an EHR: columns for what is shown and
 * searched, and the whole FHIR resource, so that what Trellis does not understand is returned too.
 */
@NullMarked
package health.trellis.patient.clinical;

import org.jspecify.annotations.NullMarked;
