/**
 * Batteries: which instruments a program asks in every phase of an episode and after it, of
 * everybody and of some patients,, and how long patients have to answer. A program without its own
 * uses the default; a program admin edits.
 */
@NullMarked
package health.trellis.assessment.battery;

import org.jspecify.annotations.NullMarked;
