/**
 * 42 CFR Part 2: which patients have records of a substance-use program, the security labels and
 * the redisclosure notice on what leaves, and the accounting of each disclosure to an outside
 * client, written in the transaction of the read.
 */
@NullMarked
package health.trellis.patient.disclosure;

import org.jspecify.annotations.NullMarked;
