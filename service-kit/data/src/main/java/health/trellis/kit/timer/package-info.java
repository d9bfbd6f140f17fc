/**
 * Durable timers (db-scheduler): they stand in the database, survive restarts and fire once over
 * all copies of a service. A service declares tasks as beans and schedules them in its own
 * transactions through the {@code SchedulerClient} bean.
 */
@NullMarked
package health.trellis.kit.timer;

import org.jspecify.annotations.NullMarked;
