package health.trellis.scheduling.program;

import health.trellis.kit.Ids;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.ById;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Defines and changes programs. */
@ApplicationScoped
@Transactional
class ProgramService {
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final ProgramAnnouncer announcer;

  ProgramService(ProgramRepository programs, SiteRepository sites, ProgramAnnouncer announcer) {
    this.programs = programs;
    this.sites = sites;
    this.announcer = announcer;
  }

  ProgramView create(ProgramRequest request) {
    Site site = check(request);
    Program program = new Program(Optional.ofNullable(request.id()).orElseGet(Ids::next), request);
    programs.persist(program);
    return saved(program, site);
  }

  ProgramView change(UUID id, ProgramRequest request, @Nullable String ifMatch) {
    Program program = programs.require(id);
    ETags.check(ifMatch, program.version());
    Site site = check(request);
    program.change(request);
    return saved(program, site);
  }

  ProgramView read(UUID id) {
    Program program = programs.require(id);
    return ProgramView.of(program, sites.require(program.siteId()));
  }

  Page<ProgramView> list(PageRequest page) {
    return ById.page(programs, page, Program::id)
        .map(program -> ProgramView.of(program, sites.require(program.siteId())));
  }

  private ProgramView saved(Program program, Site site) {
    Conflicts.flush(programs.getEntityManager());
    announcer.announce(program, site);
    return ProgramView.of(program, site);
  }

  private Site check(ProgramRequest request) {
    if (request.maximumMinutesPerWeek() < request.minimumMinutesPerWeek()) {
      throw Refusal.invalid(
          "/maximumMinutesPerWeek", "order", "The maximum is not below the minimum.");
    }
    checkTrack(request);
    return sites.named("/siteId", request.siteId());
  }

  private static void checkTrack(ProgramRequest request) {
    if (request.treats().isProtected() && !request.substanceUse()) {
      throw Refusal.invalid(
          "/substanceUse", "part-2", "Who treats substance use keeps records under 42 CFR Part 2.");
    }
    request.hours().stream()
        .filter(block -> !request.treatmentDays().contains(block.weekday()))
        .findFirst()
        .ifPresent(
            block -> {
              throw Refusal.invalid(
                  "/blocks", "treatment-day", "Blocks lie on days on which the program treats.");
            });
  }
}
