/** What reports look like. */
@NullMarked
package health.trellis.scheduling.report;

import org.jspecify.annotations.NullMarked;
