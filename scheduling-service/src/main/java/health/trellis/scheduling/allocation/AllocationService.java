package health.trellis.scheduling.allocation;

import health.trellis.kit.access.Area;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.LateEntryPolicy;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.episode.Episodes;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.IsoWeek;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** Fills weeks when a coordinator asks for it. */
@ApplicationScoped
@Transactional
class AllocationService {
  private final Allocation allocation;
  private final EpisodeRepository episodes;
  private final Episodes plans;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final KnownPatients patients;
  private final LateEntryPolicy lateEntries;
  private final Clock clock;

  AllocationService(
      Allocation allocation,
      EpisodeRepository episodes,
      Episodes plans,
      ProgramRepository programs,
      SiteRepository sites,
      KnownPatients patients,
      LateEntryPolicy lateEntries,
      Clock clock) {
    this.allocation = allocation;
    this.episodes = episodes;
    this.plans = plans;
    this.programs = programs;
    this.sites = sites;
    this.patients = patients;
    this.lateEntries = lateEntries;
    this.clock = clock;
  }

  List<AllocatedWeek> allocate(AllocateRequest request) {
    patients.mayWrite(request.patientId(), Area.CALENDAR, "allocation");
    lateEntries.requireRole(request.lateEntry());
    Episode episode = episodes.requireCurrent(request.patientId());
    if (plans.plansOf(episode.id()).versions().isEmpty()) {
      throw Refusal.conflict("no-signed-plan", "There is no signed plan to fill weeks to.");
    }
    ZoneId zone = zoneOf(episode);
    IsoWeek first = IsoWeek.of(request.fromWeek(), zone);
    boolean past = first.monday().isBefore(IsoWeek.of(clock.instant(), zone).monday());
    if (past && request.lateEntry() == null) {
      throw Refusal.invalid(
          "/fromWeek", "in-the-past", "Weeks of the past are filled as lateEntry only.");
    }
    String late = request.lateEntry() == null ? null : request.lateEntry().reason();
    return allocation.fill(episode, first, request.weeks(), late);
  }

  private ZoneId zoneOf(Episode episode) {
    return programs
        .findByIdOptional(episode.programId())
        .map(program -> sites.require(program.siteId()).zone())
        .orElseThrow(() -> Refusal.conflict("unknown-program", "The program is not defined here."));
  }
}
