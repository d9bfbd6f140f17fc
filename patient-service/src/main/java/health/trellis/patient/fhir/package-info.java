/**
 * FHIR plumbing that this service's features share: meta, references, paging of searches, and the
 * CapabilityStatement. The mapping of each resource lives with its feature.
 */
@NullMarked
package health.trellis.patient.fhir;

import org.jspecify.annotations.NullMarked;
