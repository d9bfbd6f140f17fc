/**
 * What all FHIR endpoints of this service share: what searches for a patient's resources have in
 * common, and the CapabilityStatement. The resources themselves stand with their features.
 */
@NullMarked
package health.trellis.assessment.fhir;

import org.jspecify.annotations.NullMarked;
