/** Events and stored answers as JSON. */
@NullMarked
package health.trellis.kit.json;

import org.jspecify.annotations.NullMarked;
