package health.trellis.scheduling.site;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
import java.util.UUID;

/** A place where programs run. */
@Entity
@Table(name = "site")
public class Site {
  @Id private UUID id;
  private String name;
  private String timeZone;
  private String country;
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

  long version() {
    return version;
  }
}
