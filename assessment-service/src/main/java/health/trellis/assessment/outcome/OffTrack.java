package health.trellis.assessment.outcome;

import health.trellis.assessment.outcome.OutcomeDto.OffTrackView;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A finding that was told. Written by {@link OffTrackDetection}; mapped here for lists. */
@Entity
@Immutable
@Table(name = "off_track")
class OffTrack {
  @Id private UUID id;
  private UUID patientId;
  private String instrument;

  @Enumerated(EnumType.STRING)
  private OffTrackReason reason;

  private UUID baselineResponseId;
  private UUID responseId;
  private Instant detectedAt;

  /** For Hibernate. */
  protected OffTrack() {}

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  OffTrackView view() {
    return new OffTrackView(
        id, patientId, instrument, reason, baselineResponseId, responseId, detectedAt);
  }
}
