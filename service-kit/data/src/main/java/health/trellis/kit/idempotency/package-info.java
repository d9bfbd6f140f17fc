/**
 * A POST with an {@code Idempotency-Key} takes effect once: its answer is kept in the transaction
 * of its effect and given again to the same request (draft-ietf-httpapi-idempotency-key-header-07).
 */
@NullMarked
package health.trellis.kit.idempotency;

import org.jspecify.annotations.NullMarked;
