/**
 * Holds the contract: every event has a JSON Schema and an example, all of them stand in the
 * AsyncAPI document, and no change of a record breaks a consumer. {@code -Dupdate} writes the files
 * anew after a compatible change; an incompatible one is refused and wants a new version of the
 * event beside the old one.
 */
@NullMarked
package health.trellis.event.contract;

import org.jspecify.annotations.NullMarked;
