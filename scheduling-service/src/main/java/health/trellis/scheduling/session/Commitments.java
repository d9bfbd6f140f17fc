package health.trellis.scheduling.session;

import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When clinicians cannot begin anything else, seen from a site: what they have, the minutes that
 * they need around it, and the way from what is at another site.
 */
@ApplicationScoped
public class Commitments {
  /** The longest way between two sites and the longest buffer lie within it. */
  private static final Duration AROUND = Duration.ofMinutes(600);

  private final Sql sql;
  private final SiteRepository sites;

  Commitments(Sql sql, SiteRepository sites) {
    this.sql = sql;
    this.sites = sites;
  }

  private record Taken(UUID clinician, Span span, UUID site, boolean onSite) {}

  /**
   * A clinician's commitments.
   *
   * @param always with the minutes around them that the clinician needs
   * @param onSite with the way to the site as well: for whoever has to be there
   */
  public record Busy(List<Span> always, List<Span> onSite) {
    /** Nothing. */
    public static final Busy NONE = new Busy(List.of(), List.of());
  }

  /** The commitments of some clinicians around a stretch of time, in two queries. */
  public Map<UUID, Busy> of(Collection<Clinician> staff, Site site, Span span) {
    Map<UUID, Site> all =
        sites.listAll().stream().collect(Collectors.toMap(Site::id, Function.identity()));
    Map<UUID, List<Taken>> taken = taken(staff, span);
    Map<UUID, Busy> busy = new HashMap<>();
    for (Clinician clinician : staff) {
      List<Taken> own = taken.getOrDefault(clinician.id(), List.of());
      int buffer = clinician.bufferMinutes();
      busy.put(
          clinician.id(),
          new Busy(
              own.stream().map(one -> widened(one.span(), buffer)).toList(),
              own.stream()
                  .filter(Taken::onSite)
                  .map(
                      one ->
                          widened(
                              one.span(), way(site, Objects.requireNonNull(all.get(one.site())))))
                  .toList()));
    }
    return busy;
  }

  private List<Taken> query(Collection<Clinician> staff, Span span) {
    return sql.query(
        """
        select o.resource_id, o.starts_at, o.ends_at, p.site_id,
          coalesce(s.delivery, h.delivery) = 'IN_PERSON'
        from occupation o
        left join therapy_session s on s.id = o.session_id
        left join slot_hold h on h.id = o.hold_id
        join program p on p.id = coalesce(s.program_id, h.program_id)
        where o.resource_id = any (?::uuid[])
          and tstzrange(o.starts_at, o.ends_at) && tstzrange(?, ?)
        """,
        row ->
            new Taken(
                row.getObject(1, UUID.class),
                new Span(row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant()),
                row.getObject(4, UUID.class),
                row.getBoolean(5)),
        staff.stream().map(one -> one.id().toString()).toArray(String[]::new),
        span.start().minus(AROUND),
        span.end().plus(AROUND));
  }

  private Map<UUID, List<Taken>> taken(Collection<Clinician> staff, Span span) {
    return query(staff, span).stream().collect(Collectors.groupingBy(Taken::clinician));
  }

  private static int way(Site here, Site there) {
    return Math.max(here.minutesTo(there.id()), there.minutesTo(here.id()));
  }

  private static Span widened(Span span, int minutes) {
    return new Span(
        span.start().minus(Duration.ofMinutes(minutes)),
        span.end().plus(Duration.ofMinutes(minutes)));
  }
}
