package health.trellis.kit.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That somebody is related to a patient. Written by {@link Relations}; mapped here for queries. */
@Entity
@Immutable
@Table(name = "patient_relation")
@IdClass(PatientRelation.Key.class)
public class PatientRelation {
  /** Why somebody is related. */
  public enum Basis {
    SELF,
    CARE_TEAM,
    PROGRAM,
    FAMILY,
    REFERRER,
    CONSENT
  }

  /**
   * The key.
   *
   * @param patientId the patient
   * @param subject who is related
   * @param basis why
   * @param source the fact behind it
   */
  public record Key(UUID patientId, String subject, Basis basis, UUID source)
      implements Serializable {}

  @Id
  @Column(name = "patient_id")
  UUID patientId;

  @Id String subject;

  @Id
  @Enumerated(EnumType.STRING)
  Basis basis;

  @Id UUID source;

  String permissions;

  @Column(name = "valid_from")
  Instant validFrom;

  @Column(name = "valid_until")
  Instant validUntil;
}
