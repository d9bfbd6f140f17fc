/**
 * Programs and their rules: level of care, track, whether 42 CFR Part 2 protects the records,
 * weekly\n * minutes, treatment days, session lengths, and the minutes from which a treatment day
 * counts. Other\n * services learn of them by ProgramDefined.
 */
@NullMarked
package health.trellis.scheduling.program;

import org.jspecify.annotations.NullMarked;
