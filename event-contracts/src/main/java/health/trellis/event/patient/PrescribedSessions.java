package health.trellis.event.patient;

import health.trellis.event.SessionType;

/**
 * So many sessions of a kind in so many weeks.
 *
 * @param type kind of session
 * @param count how many
 * @param everyWeeks in how many weeks: 1 is weekly, 2 every other week
 */
public record PrescribedSessions(SessionType type, int count, int everyWeeks) {}
