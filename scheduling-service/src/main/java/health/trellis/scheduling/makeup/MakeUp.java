package health.trellis.scheduling.makeup;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The place that makes up for a missed one. */
@Entity
@Table(name = "make_up")
public class MakeUp {
  @Id private UUID missedBookingId;
  private UUID bookingId;

  /** For Hibernate. */
  protected MakeUp() {}

  MakeUp(UUID missedBookingId, UUID bookingId) {
    this.missedBookingId = missedBookingId;
    this.bookingId = bookingId;
  }

  /** Another place, because the one before was given back. */
  void replace(UUID other) {
    bookingId = other;
  }

  UUID bookingId() {
    return bookingId;
  }
}
