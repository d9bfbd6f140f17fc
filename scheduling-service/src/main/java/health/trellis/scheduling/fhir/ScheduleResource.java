package health.trellis.scheduling.fhir;

import health.trellis.kit.identity.CurrentUser;
import jakarta.ws.rs.Path;

/** Schedule over FHIR: clinicians' schedules, cut into slots. */
@Path("/fhir/r4/Schedule")
public class ScheduleResource extends CatalogueEndpoint {
  ScheduleResource(Catalogue catalogue, CurrentUser user) {
    super("Schedule", catalogue, user);
  }
}
