package health.trellis.scheduling.holiday;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A day on which sites are closed. */
@Entity
@Table(name = "holiday")
public class Holiday {
  @Id private UUID id;
  private @Nullable UUID siteId;
  private @Nullable String state;
  private @Nullable String country;
  private LocalDate day;
  private String name;

  /** For Hibernate. */
  protected Holiday() {}

  Holiday(UUID id, HolidayRequest request) {
    this.id = id;
    siteId = request.siteId();
    state = request.state();
    country = request.country();
    day = request.day();
    name = request.name();
  }

  /** Its id. */
  public UUID id() {
    return id;
  }

  /** The one site that is closed. */
  public @Nullable UUID siteId() {
    return siteId;
  }

  /** The state whose sites are closed. */
  public @Nullable String state() {
    return state;
  }

  /** The country whose sites are closed. */
  public @Nullable String country() {
    return country;
  }

  /** Which day. */
  public LocalDate day() {
    return day;
  }

  /** What people call it. */
  public String name() {
    return name;
  }
}
