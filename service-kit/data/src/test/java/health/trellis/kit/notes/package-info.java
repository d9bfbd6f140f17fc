/** A small service by which the kit is tested as services use it. */
@NullMarked
package health.trellis.kit.notes;

import org.jspecify.annotations.NullMarked;
