package health.trellis.patient.consent;

import health.trellis.event.ConsentKind;
import health.trellis.event.patient.ConsentGranted;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.consent.ConsentDto.ConsentView;
import health.trellis.patient.consent.ConsentDto.GrantConsent;
import health.trellis.patient.consent.ConsentDto.WordingView;
import health.trellis.patient.disclosure.DisclosureTerms;
import health.trellis.patient.ground.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
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
  private @Nullable Integer wordingVersion;

  @Convert(converter = TermsColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private ConsentTerms terms;

  private LocalDate validFrom;
  private @Nullable LocalDate validUntil;

  /** Where its days count: where the patient lived when it was signed. */
  private String timeZone;

  private String signedBy;
  private LocalDate signedOn;

  @Enumerated(EnumType.STRING)
  private SignatureMethod signatureMethod;

  @Enumerated(EnumType.STRING)
  private SignerRelationship signerRelationship;

  private @Nullable String minorSignedBy;
  private @Nullable String witness;
  private @Nullable String documentHash;
  private String recordedBy;
  private Instant recordedAt;
  private @Nullable Instant revokedAt;
  private @Nullable String revokedBy;
  private @Nullable String revocationReason;
  private Instant updatedAt;

  /** Stores the terms. */
  @Converter
  static class TermsColumn extends JsonColumn<ConsentTerms> {
    TermsColumn() {
      super(ConsentTerms.class);
    }
  }

  /** For Hibernate. */
  protected ConsentRecord() {}

  /**
   * A consent as granted.
   *
   * @param current the published wording, agreed to where none of its own was
   * @param zone where the patient lives
   */
  static ConsentRecord grant(
      UUID patientId,
      GrantConsent granted,
      WordingView current,
      ZoneId zone,
      String recordedBy,
      Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    ConsentRecord consent = new ConsentRecord();
    consent.id = Ids.next();
    consent.patientId = patientId;
    consent.kind = granted.kind();
    consent.recipient = granted.recipient();
    consent.discloser = granted.discloser();
    consent.information = granted.information();
    consent.purpose = granted.purpose();
    consent.terms = ConsentTerms.of(granted);
    consent.agreedTo(granted.wording(), current);
    consent.validFrom = Objects.requireNonNullElse(granted.validFrom(), today);
    consent.validUntil = granted.validUntil();
    consent.timeZone = zone.getId();
    consent.signed(granted, today);
    consent.recordedBy = recordedBy;
    consent.recordedAt = now;
    consent.updatedAt = now;
    return consent;
  }

  private void agreedTo(@Nullable String ownWords, WordingView current) {
    wording = Objects.requireNonNullElse(ownWords, current.text());
    wordingVersion = wording.equals(current.text()) ? current.version() : null;
  }

  private void signed(GrantConsent granted, LocalDate today) {
    signedBy = granted.signedBy();
    signedOn = Objects.requireNonNullElse(granted.signedOn(), today);
    signatureMethod =
        Objects.requireNonNullElse(granted.signatureMethod(), SignatureMethod.ELECTRONIC);
    signerRelationship = SignerRules.signer(granted);
    minorSignedBy = granted.minorSignedBy();
    witness = granted.witness();
    documentHash = granted.documentHash();
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

  /**
   * The event. It names the recipient only where that may read all of the record for treatment,
   * because every service opens the record to the client it names.
   */
  ConsentGranted granted() {
    boolean named = kind == ConsentKind.FAMILY_DISCLOSURE || terms.openTheRecord();
    DisclosureTerms days = disclosureTerms();
    return new ConsentGranted(
        patientId,
        id,
        kind,
        named ? recipient : null,
        validFrom,
        validUntil,
        days.beginsAt(),
        days.endsAt());
  }

  DisclosureTerms disclosureTerms() {
    return new DisclosureTerms(
        id,
        kind,
        discloser,
        recipient,
        terms.recipientClasses(),
        terms.information(),
        terms.purposes(),
        validFrom,
        validUntil,
        ZoneId.of(timeZone),
        revokedAt);
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
        terms.recipientClasses(),
        discloser,
        information,
        terms.information(),
        purpose,
        terms.purposes(),
        wording,
        wordingVersion,
        validFrom,
        validUntil,
        timeZone,
        signedBy,
        signedOn,
        signatureMethod,
        signerRelationship,
        minorSignedBy,
        witness,
        documentHash,
        recordedBy,
        recordedAt,
        revokedAt,
        revocationReason,
        updatedAt);
  }
}
