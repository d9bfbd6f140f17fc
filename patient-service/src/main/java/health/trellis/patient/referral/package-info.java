/**
 * An EHR refers a patient by a FHIR transaction bundle, accepted or refused whole. The same bundle
 * again, even at the same moment, creates nothing twice: people match on identifiers, resources on
 * their source. Screening observations leave for assessment-service by the same transaction's
 * event.
 */
@NullMarked
package health.trellis.patient.referral;

import org.jspecify.annotations.NullMarked;
