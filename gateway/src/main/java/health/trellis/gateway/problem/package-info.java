/**
 * How the gateway says no: a {@link health.trellis.gateway.problem.Refused} names status, code and
 * headers, and one writer turns it into problem+json, or into an OperationOutcome under {@code
 * /fhir}. The pages at {@code /problems/<code>} explain every kind of error of all services, from a
 * catalogue that is a resource file.
 */
@NullMarked
package health.trellis.gateway.problem;

import org.jspecify.annotations.NullMarked;
