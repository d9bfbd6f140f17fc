package health.trellis.kit.testing.faulty;

import jakarta.ws.rs.POST;
import java.time.Instant;

/** Breaks every rule there is; its package has no package-info either. */
public class ThingResource {
  private final ThingRepository things = new ThingRepository();

  /** Not idempotent, gives an entity out, takes the time from the system. */
  @POST
  public Thing create() {
    return things.hashCode() == Instant.now().getNano() ? new Thing() : new Thing();
  }

  /** Takes an entity in. */
  public void change(Thing thing) {}
}
