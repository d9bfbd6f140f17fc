/**
 * Who did what to whose data, from where and why: an append-only trail, written in the transaction
 * of what it tells, and sealed right after into a chain of hashes, so that a later change or
 * removal can be named (HIPAA 45 CFR 164.312(b); kept six years, 164.316(b)(2)).
 */
@NullMarked
package health.trellis.kit.audit;

import org.jspecify.annotations.NullMarked;
