/**
 * Figures for those who run programs: census, utilization, no-shows and cancellations, hours
 * compliance. Each is one query over the calendar, served as JSON, CSV or a bar chart in SVG;
 * counts alone, nobody is named but clinicians.
 */
@NullMarked
package health.trellis.scheduling.report;

import org.jspecify.annotations.NullMarked;
