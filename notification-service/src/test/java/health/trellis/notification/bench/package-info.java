/**
 * Measurements of running copies of the service against peers. No tests: their names keep them out
 * of the build. Run by {@code benchmarks/notifications/run.sh}.
 */
@NullMarked
package health.trellis.notification.bench;

import org.jspecify.annotations.NullMarked;
