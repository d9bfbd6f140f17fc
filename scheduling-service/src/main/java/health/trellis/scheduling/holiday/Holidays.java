package health.trellis.scheduling.holiday;

import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.site.Site;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** On which days a site is closed. */
@ApplicationScoped
public class Holidays implements PanacheRepositoryBase<Holiday, UUID> {
  private static final String OF_SITE =
      "day between ?1 and ?2 and (siteId = ?3 or state = ?4 or country = ?5)";

  /** The days, of some, on which a site is closed; both ends included. */
  public Set<LocalDate> at(Site site, LocalDate first, LocalDate last) {
    return list(OF_SITE, first, last, site.id(), site.state(), site.country()).stream()
        .map(Holiday::day)
        .collect(Collectors.toSet());
  }

  /** Refuses what is to take place on a day on which the site is closed (409). */
  public void refuse(Site site, LocalDate day) {
    find(OF_SITE, day, day, site.id(), site.state(), site.country())
        .firstResultOptional()
        .ifPresent(
            holiday -> {
              throw Refusal.conflict("site-closed", "The site is closed then: " + holiday.name());
            });
  }
}
