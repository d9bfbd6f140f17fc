package health.trellis.scheduling.availability;

import health.trellis.scheduling.time.IsoWeek;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
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

  @ElementCollection
  @CollectionTable(name = "availability_away", joinColumns = @JoinColumn(name = "patient_id"))
  private Set<DaysAway> away = new HashSet<>();

  private Instant changedAt;
  @Version private long version;

  /** For Hibernate. */
  protected Availability() {}

  Availability(UUID patientId) {
    this.patientId = patientId;
  }

  void change(AvailabilityRequest request, Instant now) {
    // As a whole: rows with a column that is null cannot be told apart one by one.
    windows = new HashSet<>(request.windows());
    if (request.away() != null) {
      away.retainAll(request.away());
      away.addAll(request.away());
    }
    changedAt = now;
  }

  /** When the patient can come in a week. */
  public PatientTime in(IsoWeek week) {
    return PatientTime.of(windows, week).without(away, week);
  }

  /** Single dates on which the patient cannot come. */
  Set<DaysAway> away() {
    return Set.copyOf(away);
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
