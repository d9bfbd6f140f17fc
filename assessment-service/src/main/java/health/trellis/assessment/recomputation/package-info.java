/**
 * Kept answers scored again, each by the version that it was given to, as a proof that scores hold:
 * a job that reports what differs and changes nothing. It goes step by step in the order of the
 * responses' ids, keeps its place with each step, and is taken up by another copy or the next
 * start.
 */
@NullMarked
package health.trellis.assessment.recomputation;

import org.jspecify.annotations.NullMarked;
