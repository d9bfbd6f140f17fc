package health.trellis.scheduling.group;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A patient who is to come to a group's meetings. */
@Entity
@Table(name = "roster_entry")
public class RosterEntry {
  @Id private UUID id;
  private UUID groupId;
  private UUID patientId;
  private LocalDate fromDay;
  private @Nullable LocalDate untilDay;

  /** For Hibernate. */
  protected RosterEntry() {}

  RosterEntry(UUID id, UUID groupId, UUID patientId, LocalDate from, @Nullable LocalDate until) {
    this.id = id;
    this.groupId = groupId;
    this.patientId = patientId;
    this.fromDay = from;
    this.untilDay = until;
  }

  boolean covers(LocalDate day) {
    return !day.isBefore(fromDay) && (untilDay == null || !day.isAfter(untilDay));
  }

  UUID groupId() {
    return groupId;
  }

  UUID patientId() {
    return patientId;
  }

  LocalDate from() {
    return fromDay;
  }

  @Nullable LocalDate until() {
    return untilDay;
  }
}
