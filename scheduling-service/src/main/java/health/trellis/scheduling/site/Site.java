package health.trellis.scheduling.site;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place where programs run. */
@Entity
@Table(name = "site")
public class Site {
  @Id private UUID id;
  private String name;
  private String timeZone;
  private String country;
  private @Nullable String state;
  private @Nullable Integer maximumGroupSize;
  private @Nullable Integer patientsPerLeader;

  @ElementCollection
  @CollectionTable(name = "site_travel", joinColumns = @JoinColumn(name = "site_id"))
  @MapKeyColumn(name = "to_site_id")
  @Column(name = "minutes")
  private Map<UUID, Integer> travel = new HashMap<>();

  @Version private long version;

  /** For Hibernate. */
  protected Site() {}

  Site(UUID id, SiteRequest request) {
    this.id = id;
    change(request);
  }

  final void change(SiteRequest request) {
    name = request.name();
    timeZone = request.timeZone();
    country = request.country();
    state = request.state();
    maximumGroupSize = request.maximumGroupSize();
    patientsPerLeader = request.patientsPerLeader();
    if (request.travel() != null) {
      Map<UUID, Integer> wanted = SiteRequest.Travel.minutes(request.travel());
      travel.keySet().retainAll(wanted.keySet());
      travel.putAll(wanted);
    }
  }

  /** The site's id. */
  public UUID id() {
    return id;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The zone whose clocks hang on its walls. */
  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  /** ISO 3166-1 alpha-2. */
  public String country() {
    return country;
  }

  /** ISO 3166-2, for example US-NY. */
  public @Nullable String state() {
    return state;
  }

  /** How many patients its groups may have. */
  public GroupLimits groupLimits() {
    return new GroupLimits(maximumGroupSize, patientsPerLeader);
  }

  /**
   * Minutes on the way to another site; 0 to itself, and where nothing is known of the way. A way
   * counts the same in both directions: who asks takes the longer of what both sites say.
   */
  public int minutesTo(UUID other) {
    return travel.getOrDefault(other, 0);
  }

  /** Minutes on the way to other sites. */
  List<SiteRequest.Travel> travel() {
    return travel.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(way -> new SiteRequest.Travel(way.getKey(), way.getValue()))
        .toList();
  }

  long version() {
    return version;
  }
}
