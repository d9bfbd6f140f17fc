/**
 * Charts: a patient's totals over time before the bands of the instrument, with what happened in
 * treatment marked: plans, sessions, medication starts. As series for own drawing and as an SVG
 * that can be read without seeing it, without color, in the light and in the dark. The marks are
 * this service's own copy of facts of the others.
 */
@NullMarked
package health.trellis.assessment.chart;

import org.jspecify.annotations.NullMarked;
