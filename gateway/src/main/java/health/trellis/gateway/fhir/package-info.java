/**
 * FHIR R4 as one server, though several services own the resources: the CapabilityStatement merged
 * from theirs, and SMART discovery, which tells EHR clients where and how to sign in. It claims
 * only what is true: backend clients with {@code private_key_jwt} and SMART v2 scopes.
 */
@NullMarked
package health.trellis.gateway.fhir;

import org.jspecify.annotations.NullMarked;
