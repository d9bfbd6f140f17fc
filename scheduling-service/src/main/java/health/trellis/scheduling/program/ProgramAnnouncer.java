package health.trellis.scheduling.program;

import health.trellis.event.scheduling.ProgramDefined;
import health.trellis.kit.outbox.Outbox;
import health.trellis.scheduling.site.Site;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the other services what programs there are. */
@ApplicationScoped
public class ProgramAnnouncer {
  private final Outbox outbox;
  private final ProgramRepository programs;

  ProgramAnnouncer(Outbox outbox, ProgramRepository programs) {
    this.outbox = outbox;
    this.programs = programs;
  }

  /** Tells all programs of a site anew, because the site changed. */
  public void announceOf(Site site) {
    programs.of(site.id()).forEach(program -> announce(program, site));
  }

  void announce(Program program, Site site) {
    outbox.append(
        new ProgramDefined(
            program.id(),
            program.name(),
            site.id(),
            site.zone().getId(),
            site.country(),
            program.levelOfCare(),
            program.track(),
            program.substanceUse(),
            program.minimumMinutesPerWeek(),
            program.active()));
  }
}
