package health.trellis.scheduling.waitlist;

import health.trellis.scheduling.hold.PlaceHolds;
import health.trellis.scheduling.waitlist.WaitlistEntry.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Takes patients off all waitlists, in the caller's transaction. */
@ApplicationScoped
public class Waitlists {
  private final WaitlistRepository entries;
  private final PlaceHolds holds;
  private final Clock clock;

  Waitlists(WaitlistRepository entries, PlaceHolds holds, Clock clock) {
    this.entries = entries;
    this.holds = holds;
    this.clock = clock;
  }

  /** The patient waits for nothing any longer, because treatment ended. */
  public void leaveAll(UUID patientId) {
    for (WaitlistEntry entry : entries.openOf(patientId)) {
      holds.letGo(entry.id());
      entry.end(Status.LEFT, clock.instant());
    }
  }
}
