/**
 * The facts that Trellis's services tell each other: records without logic. {@code EventCatalog}
 * lists them all; their JSON Schemas, examples and the AsyncAPI document stand in the resources.
 */
@NullMarked
package health.trellis.event;

import org.jspecify.annotations.NullMarked;
