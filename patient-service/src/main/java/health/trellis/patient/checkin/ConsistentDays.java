package health.trellis.patient.checkin;

import java.time.LocalDate;
import java.util.UUID;

/** A run of days in a row with a check-in: told within this service. */
public record ConsistentDays(UUID patientId, LocalDate first, int days) {}
