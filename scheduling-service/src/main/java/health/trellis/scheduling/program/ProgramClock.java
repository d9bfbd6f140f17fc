package health.trellis.scheduling.program;

import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** The clocks of programs: those on the walls of their sites. */
@ApplicationScoped
public class ProgramClock {
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final Clock clock;

  ProgramClock(ProgramRepository programs, SiteRepository sites, Clock clock) {
    this.programs = programs;
    this.sites = sites;
    this.clock = clock;
  }

  /** The zone of a program's site; UTC for a program that is not defined here yet. */
  public ZoneId zoneOf(UUID programId) {
    return programs
        .findByIdOptional(programId)
        .<ZoneId>map(program -> sites.require(program.siteId()).zone())
        .orElse(ZoneOffset.UTC);
  }

  /** The zone of the first of some programs; UTC where there is none. */
  public ZoneId zoneOfFirst(Collection<UUID> programIds) {
    return programIds.stream().sorted().findFirst().map(this::zoneOf).orElse(ZoneOffset.UTC);
  }

  /** The day that it is at a program's site. */
  public LocalDate today(UUID programId) {
    return LocalDate.ofInstant(clock.instant(), zoneOf(programId));
  }
}
