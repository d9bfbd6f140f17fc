package health.trellis.patient.attendance;

import java.util.UUID;

/** A patient's attendance changed: told within this service, after it is kept. */
public record AttendanceKept(UUID patientId) {}
