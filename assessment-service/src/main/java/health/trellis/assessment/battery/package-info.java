/**
 * Batteries: which instruments a program asks at admission, every week, and at discharge, and how
 * long patients have to answer. A program without its own uses the default; a program admin edits.
 */
@NullMarked
package health.trellis.assessment.battery;

import org.jspecify.annotations.NullMarked;
