/**
 * Checks what Trellis is deployed by, without a cluster: every manifest against the official model
 * of Kubernetes, our own policy, who can reach whom through the network policies, and that each
 * setting named in a manifest or in docker-compose.yml is one that the process reads. What only a
 * cluster can tell (admission, scheduling) stays unchecked here.
 */
@NullMarked
package health.trellis.k8s;

import org.jspecify.annotations.NullMarked;
