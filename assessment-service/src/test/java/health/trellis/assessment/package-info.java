/** Tests of assessment-service as a whole: access, architecture, bad input, events. */
@NullMarked
package health.trellis.assessment;

import org.jspecify.annotations.NullMarked;
