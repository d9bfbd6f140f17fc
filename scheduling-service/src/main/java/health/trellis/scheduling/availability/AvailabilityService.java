package health.trellis.scheduling.availability;

import health.trellis.kit.access.Area;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps when patients can come. */
@ApplicationScoped
@Transactional
class AvailabilityService {
  private static final String WHAT = "availability";

  private final AvailabilityRepository rows;
  private final KnownPatients patients;
  private final Clock clock;

  AvailabilityService(AvailabilityRepository rows, KnownPatients patients, Clock clock) {
    this.rows = rows;
    this.patients = patients;
    this.clock = clock;
  }

  /** What is there is replaced only by somebody who has read it; the first needs no If-Match. */
  AvailabilityView replace(UUID patientId, AvailabilityRequest request, @Nullable String ifMatch) {
    patients.mayWrite(patientId, Area.CALENDAR, WHAT);
    Optional<Availability> present = rows.findByIdOptional(patientId);
    present.ifPresent(there -> ETags.check(ifMatch, there.version()));
    Availability availability = present.orElseGet(() -> new Availability(patientId));
    checkAway(request);
    availability.change(request, clock.instant());
    rows.persist(availability);
    Conflicts.flush(rows.getEntityManager());
    return AvailabilityView.of(availability);
  }

  private static void checkAway(AvailabilityRequest request) {
    if (request.away() != null
        && request.away().stream().map(DaysAway::firstDay).distinct().count()
            < request.away().size()) {
      throw Refusal.invalid("/away", "twice", "Of the days away no two begin on the same day.");
    }
  }

  AvailabilityView read(UUID patientId) {
    patients.mayRead(patientId, Area.CALENDAR, WHAT);
    return AvailabilityView.of(
        rows.findByIdOptional(patientId).orElseGet(() -> new Availability(patientId)));
  }
}
