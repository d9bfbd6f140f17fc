package health.trellis.scheduling.site;

import health.trellis.kit.Ids;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.ById;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.program.ProgramAnnouncer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Defines and changes sites. */
@ApplicationScoped
@Transactional
class SiteService {
  private final SiteRepository sites;
  private final ProgramAnnouncer programs;
  private final Event<LimitsChanged> limits;

  SiteService(SiteRepository sites, ProgramAnnouncer programs, Event<LimitsChanged> limits) {
    this.sites = sites;
    this.programs = programs;
    this.limits = limits;
  }

  SiteView create(SiteRequest request) {
    UUID id = Optional.ofNullable(request.id()).orElseGet(Ids::next);
    check(id, request);
    Site site = new Site(id, request);
    sites.persist(site);
    Conflicts.flush(sites.getEntityManager());
    return SiteView.of(site);
  }

  /** A new zone or country is told by each program of the site; its groups keep to new limits. */
  SiteView change(UUID id, SiteRequest request, @Nullable String ifMatch) {
    Site site = sites.require(id);
    ETags.check(ifMatch, site.version());
    check(id, request);
    GroupLimits before = site.groupLimits();
    site.change(request);
    Conflicts.flush(sites.getEntityManager());
    if (!site.groupLimits().equals(before)) {
      limits.fire(new LimitsChanged(id));
    }
    programs.announceOf(site);
    return SiteView.of(site);
  }

  SiteView read(UUID id) {
    return SiteView.of(sites.require(id));
  }

  Page<SiteView> list(PageRequest page) {
    return ById.page(sites, page, Site::id).map(SiteView::of);
  }

  private void check(UUID id, SiteRequest request) {
    checkZone(request);
    if (request.state() != null && !request.state().startsWith(request.country() + "-")) {
      throw Refusal.invalid("/state", "country", "The state is one of the site's country.");
    }
    if (request.travel() != null) {
      request.travel().forEach(way -> checkWay(id, way));
    }
  }

  private void checkWay(UUID id, SiteRequest.Travel way) {
    if (way.siteId().equals(id)) {
      throw Refusal.invalid("/travel", "itself", "There is no way from a site to itself.");
    }
    sites.named("/travel", way.siteId());
  }

  private static void checkZone(SiteRequest request) {
    if (!ZoneId.getAvailableZoneIds().contains(request.timeZone())) {
      throw Refusal.invalid(
          "/timeZone", "unknown-zone", "Name a zone of the IANA database: America/New_York.");
    }
  }
}
