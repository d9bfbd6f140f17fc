/**
 * FHIR R4 face of scheduling: Appointment and Encounter per patient and session, Practitioner,
 * Location\n * and HealthcareService. Read and search only; sessions are made through the native
 * API.
 */
@NullMarked
package health.trellis.scheduling.fhir;

import org.jspecify.annotations.NullMarked;
