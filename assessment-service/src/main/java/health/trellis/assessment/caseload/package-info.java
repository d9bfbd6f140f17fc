/**
 * What this service must know of patients, their episodes and programs to read scores right: sex,
 * time zone, when an episode began, which country's crisis line to show. Kept from the events of
 * patient-service and scheduling-service; no caller ever sees it.
 */
@NullMarked
package health.trellis.assessment.caseload;

import org.jspecify.annotations.NullMarked;
