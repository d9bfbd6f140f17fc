/**
 * What all FHIR endpoints of this service share: reading search parameters, turning them to HQL
 * conditions, and the CapabilityStatement. The resources themselves stand with their features.
 */
@NullMarked
package health.trellis.assessment.fhir;

import org.jspecify.annotations.NullMarked;
