package health.trellis.scheduling.preference;

import health.trellis.kit.access.Area;
import health.trellis.kit.http.ETags;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what patients wish. */
@ApplicationScoped
@Transactional
class PreferencesService {
  private static final String WHAT = "scheduling-preferences";

  private final PreferencesRepository rows;
  private final SiteRepository sites;
  private final KnownPatients patients;
  private final Clock clock;

  PreferencesService(
      PreferencesRepository rows, SiteRepository sites, KnownPatients patients, Clock clock) {
    this.rows = rows;
    this.sites = sites;
    this.patients = patients;
    this.clock = clock;
  }

  /** What is there is replaced only by somebody who has read it; the first needs no If-Match. */
  PreferencesView replace(UUID patientId, PreferencesRequest request, @Nullable String ifMatch) {
    patients.mayWrite(patientId, Area.CALENDAR, WHAT);
    request.reachableSites().forEach(site -> sites.named("/reachableSites", site));
    Optional<PatientPreferences> present = rows.findByIdOptional(patientId);
    present.ifPresent(there -> ETags.check(ifMatch, there.version()));
    PatientPreferences wishes = present.orElseGet(() -> new PatientPreferences(patientId));
    wishes.change(request, clock.instant());
    rows.persist(wishes);
    Conflicts.flush(rows.getEntityManager());
    return PreferencesView.of(wishes);
  }

  PreferencesView read(UUID patientId) {
    patients.mayRead(patientId, Area.CALENDAR, WHAT);
    return PreferencesView.of(rows.of(patientId));
  }
}
