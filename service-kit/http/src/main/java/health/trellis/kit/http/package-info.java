/**
 * How Trellis speaks HTTP: refusals as RFC 9457 problems (OperationOutcome under {@code /fhir}),
 * keyset pages with a {@code Link}, strong ETags with required {@code If-Match}, strict JSON.
 * Services throw {@link Refusal}; the mappers here turn it, and everything that the framework
 * refuses, into one shape that names the field and the rule and tells nothing of the inside.
 */
@NullMarked
package health.trellis.kit.http;

import org.jspecify.annotations.NullMarked;
