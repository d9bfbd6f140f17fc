package health.trellis.assessment.observation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A code or category by which an Observation is found. */
@Entity
@Immutable
@Table(name = "observation_token")
@IdClass(ObservationToken.Key.class)
class ObservationToken {
  /** Which search parameter it answers. */
  enum Kind {
    CODE,
    CATEGORY
  }

  /** The key: all of it. */
  record Key(UUID observationId, Kind kind, String system, String code) implements Serializable {}

  @Id private UUID observationId;

  @Id
  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Id private String system;
  @Id private String code;

  /** For Hibernate. */
  protected ObservationToken() {}
}
