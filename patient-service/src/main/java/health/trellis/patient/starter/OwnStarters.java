package health.trellis.patient.starter;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds the starters that program admins wrote. */
@ApplicationScoped
class OwnStarters implements PanacheRepositoryBase<OwnStarter, String> {
  private static final int MOST = 500;

  /** Those that are not retired, by code. */
  List<OwnStarter> current() {
    return find("retiredAt is null order by code").range(0, MOST - 1).list();
  }
}
