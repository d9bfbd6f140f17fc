package health.trellis.patient.coverage;

import health.trellis.patient.coverage.CoverageDto.CoverageView;
import health.trellis.patient.coverage.CoverageDto.WriteCoverage;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan that pays for a patient's care. */
@Entity
@Table(name = "coverage")
class Coverage {
  @Id private UUID id;
  @Version private long version;
  private UUID patientId;
  private String payer;
  private @Nullable String planName;
  private String memberNumber;
  private @Nullable String groupNumber;

  @Enumerated(EnumType.STRING)
  private SubscriberRelationship relationship;

  private int rank;
  private LocalDate validFrom;
  private @Nullable LocalDate validUntil;
  private boolean enteredInError;
  private String updatedBy;
  private Instant updatedAt;

  /** For Hibernate. */
  protected Coverage() {}

  static Coverage of(UUID id, UUID patientId, WriteCoverage wanted, String by, Instant now) {
    Coverage coverage = new Coverage();
    coverage.id = id;
    coverage.patientId = patientId;
    coverage.write(wanted, by, now);
    return coverage;
  }

  void write(WriteCoverage wanted, String by, Instant now) {
    payer = wanted.payer().strip();
    planName = wanted.planName();
    memberNumber = wanted.memberNumber().strip();
    groupNumber = wanted.groupNumber();
    relationship = wanted.relationship();
    rank = wanted.rank();
    validFrom = wanted.validFrom();
    validUntil = wanted.validUntil();
    enteredInError = Boolean.TRUE.equals(wanted.enteredInError());
    updatedBy = by;
    updatedAt = now;
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  long version() {
    return version;
  }

  CoverageView view() {
    return new CoverageView(
        id,
        patientId,
        payer,
        planName,
        memberNumber,
        groupNumber,
        relationship,
        rank,
        validFrom,
        validUntil,
        enteredInError,
        updatedBy,
        updatedAt);
  }
}
