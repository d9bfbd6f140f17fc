/**
 * The episode of care: admission to a program, its states (planned, active, on hold, discharged),
 * the level of care with its history and reasons. A patient is in one open episode at a time, which
 * a partial unique index holds when two admissions happen at once.
 */
@NullMarked
package health.trellis.patient.episode;

import org.jspecify.annotations.NullMarked;
