package health.trellis.patient.sobriety;

import java.time.LocalDate;
import java.util.UUID;

/** A number of days is full: told within this service, because it is substance-use information. */
public record SobrietyDaysReached(
    UUID patientId, UUID sobrietyId, LocalDate since, int days, LocalDate on) {}
