/**
 * Progress worth celebrating: the first full week, response and remission on an instrument, goals
 * reached, days of consistency and of sobriety, the program completed. Each is reached once.
 */
@NullMarked
package health.trellis.patient.milestone;

import org.jspecify.annotations.NullMarked;
