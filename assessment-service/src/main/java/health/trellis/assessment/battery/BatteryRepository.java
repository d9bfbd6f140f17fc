package health.trellis.assessment.battery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds batteries. */
@ApplicationScoped
class BatteryRepository implements PanacheRepositoryBase<Battery, UUID> {}
