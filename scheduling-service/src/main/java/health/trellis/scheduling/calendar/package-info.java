/**
 * Calendars of patients, clinicians and rooms as JSON, and a patient's calendar as an iCalendar
 * feed\n * behind a secret link that can be revoked. Titles disclose nothing about the treatment.
 */
@NullMarked
package health.trellis.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
