/**
 * Outcomes: totals over time for charts, and the finding that treatment does not work as hoped: no
 * response by week 4, reliably worse at any time, or outside the course that is expected from the
 * baseline's severity. A finding is told once per episode; it asks patient-service for a review of
 * the plan.
 */
@NullMarked
package health.trellis.assessment.outcome;

import org.jspecify.annotations.NullMarked;
