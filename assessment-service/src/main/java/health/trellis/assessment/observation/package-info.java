/**
 * FHIR Observations: the totals of our own instruments, derived from their responses, and screening
 * results that came with a referral, kept under the ids that they were given and returned exactly
 * as received. Both are found by one search.
 */
@NullMarked
package health.trellis.assessment.observation;

import org.jspecify.annotations.NullMarked;
