/** Tests of the rules about those who lead sessions. */
@NullMarked
package health.trellis.scheduling.clinician;

import org.jspecify.annotations.NullMarked;
