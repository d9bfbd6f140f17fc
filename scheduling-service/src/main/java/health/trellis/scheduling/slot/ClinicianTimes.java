package health.trellis.scheduling.slot;

import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.slot.SlotProblem.Lead;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** A clinician's time as the search for free slots sees it, for whoever shows it in another way. */
@ApplicationScoped
public class ClinicianTimes {
  /** Sessions before and after a stretch of time reach into it with their buffer. */
  private static final Duration AROUND = Duration.ofHours(3);

  private final SlotReading reading;

  ClinicianTimes(SlotReading reading) {
    this.reading = reading;
  }

  /**
   * A clinician's time at a site.
   *
   * @param hours working hours on days on which the program treats and the site is open, in order
   * @param busy sessions and holds, with the minutes around them that the clinician needs, and time
   *     off
   */
  public record Time(List<Span> hours, List<Span> busy) {}

  /** The time of a clinician of a program within a stretch of time. */
  public Time of(Clinician clinician, Program program, Site site, Span span) {
    Span wide = new Span(span.start().minus(AROUND), span.end().plus(AROUND));
    Lead lead = reading.leads(wide, program, site, List.of(clinician)).getFirst();
    return new Time(lead.hours(), lead.busy());
  }
}
