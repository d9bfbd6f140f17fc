package health.trellis.patient.consent;

import health.trellis.event.ConsentKind;
import health.trellis.event.patient.ConsentGranted;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.consent.ConsentDto.ConsentView;
import health.trellis.patient.consent.ConsentDto.GrantConsent;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a patient consented to. Taken back it stays on record. */
@Entity
@Table(name = "consent")
class ConsentRecord {
  @Id private UUID id;
  @Version private long version;
  private UUID patientId;

  @Enumerated(EnumType.STRING)
  private ConsentKind kind;

  private @Nullable String recipient;
  private @Nullable String discloser;
  private @Nullable String information;
  private @Nullable String purpose;
  private @Nullable String wording;
  private LocalDate validFrom;
  private @Nullable LocalDate validUntil;
  private String signedBy;
  private LocalDate signedOn;
  private String recordedBy;
  private Instant recordedAt;
  private @Nullable Instant revokedAt;
  private @Nullable String revokedBy;
  private @Nullable String revocationReason;
  private Instant updatedAt;

  /** For Hibernate. */
  protected ConsentRecord() {}

  static ConsentRecord grant(
      UUID patientId, GrantConsent granted, LocalDate today, String recordedBy, Instant now) {
    ConsentRecord consent = new ConsentRecord();
    consent.id = Ids.next();
    consent.patientId = patientId;
    consent.kind = granted.kind();
    consent.recipient = granted.recipient();
    consent.discloser = granted.discloser();
    consent.information = granted.information();
    consent.purpose = granted.purpose();
    consent.wording = granted.wording();
    consent.validFrom = Objects.requireNonNullElse(granted.validFrom(), today);
    consent.validUntil = granted.validUntil();
    consent.signedBy = granted.signedBy();
    consent.signedOn = Objects.requireNonNullElse(granted.signedOn(), today);
    consent.recordedBy = recordedBy;
    consent.recordedAt = now;
    consent.updatedAt = now;
    return consent;
  }

  void revoke(String reason, String by, Instant now) {
    if (revokedAt != null) {
      throw Refusal.conflict("consent-revoked", "This consent was taken back before.");
    }
    revokedAt = now;
    revokedBy = by;
    revocationReason = reason;
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

  ConsentGranted granted() {
    return new ConsentGranted(patientId, id, kind, recipient, validFrom, validUntil);
  }

  ConsentRevoked revoked() {
    return new ConsentRevoked(patientId, id, kind, recipient);
  }

  ConsentView view() {
    return new ConsentView(
        id,
        patientId,
        kind,
        recipient,
        discloser,
        information,
        purpose,
        wording,
        validFrom,
        validUntil,
        signedBy,
        signedOn,
        recordedBy,
        recordedAt,
        revokedAt,
        revocationReason,
        updatedAt);
  }
}
