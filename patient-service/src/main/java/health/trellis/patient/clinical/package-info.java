/**
 * The clinical record: diagnoses, medications and allergies as EHRs sent them and as staff record
 * them, their reconciliation and adherence, toxicology results and vital facts. Each says whose
 * word it is; a FHIR resource is kept as received, so that nothing is lost that Trellis does not
 * know.
 */
@NullMarked
package health.trellis.patient.clinical;

import org.jspecify.annotations.NullMarked;
