package health.trellis.scheduling.availability;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** A patient's week outside the program. */
@Entity
@Table(name = "availability")
public class Availability {
  @Id private UUID patientId;

  @ElementCollection
  @CollectionTable(name = "availability_window", joinColumns = @JoinColumn(name = "patient_id"))
  private Set<AvailabilityWindow> windows = new HashSet<>();

  private Instant changedAt;
  @Version private long version;

  /** For Hibernate. */
  protected Availability() {}

  Availability(UUID patientId) {
    this.patientId = patientId;
  }

  void change(Collection<AvailabilityWindow> wanted, Instant now) {
    // As a whole: rows with a column that is null cannot be told apart one by one.
    windows = new HashSet<>(wanted);
    changedAt = now;
  }

  /** The windows. */
  public Set<AvailabilityWindow> windows() {
    return Set.copyOf(windows);
  }

  UUID patientId() {
    return patientId;
  }

  /** For optimistic locking, and for telling whether it was changed. */
  public long version() {
    return version;
  }
}
