package health.trellis.patient.plan;

import health.trellis.kit.Ids;
import health.trellis.kit.json.EventJson;
import health.trellis.patient.plan.PlanSignatureDto.SignatureMethod;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One signature under one version of a plan, with the hash of what was signed. */
@Entity
@Table(name = "plan_signature")
class PlanSignature {
  @Id private UUID id;
  private UUID planId;
  private int versionNumber;

  @Enumerated(EnumType.STRING)
  private SignatureRole role;

  @Enumerated(EnumType.STRING)
  private SignatureMethod method;

  private String signedBy;
  private @Nullable UUID practitionerId;
  private String recordedBy;
  private @Nullable String note;
  private String contentHash;
  private Instant signedAt;
  private @Nullable Instant withdrawnAt;

  /** Who signs, and how. */
  record Signer(
      SignatureRole role,
      SignatureMethod method,
      String name,
      @Nullable UUID practitionerId,
      String recordedBy,
      @Nullable String note) {}

  /** For Hibernate. */
  protected PlanSignature() {}

  static PlanSignature of(PlanVersion version, Signer signer, Instant now) {
    PlanSignature signature = new PlanSignature();
    signature.id = Ids.next();
    signature.planId = version.planId();
    signature.versionNumber = version.number();
    signature.role = signer.role();
    signature.method = signer.method();
    signature.signedBy = signer.name();
    signature.practitionerId = signer.practitionerId();
    signature.recordedBy = signer.recordedBy();
    signature.note = signer.note();
    signature.contentHash = hash(version.content());
    signature.signedAt = now;
    return signature;
  }

  private static String hash(PlanContent content) {
    try {
      byte[] text = EventJson.write(content).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }

  void withdraw(Instant now) {
    withdrawnAt = now;
  }

  UUID planId() {
    return planId;
  }

  int versionNumber() {
    return versionNumber;
  }

  SignatureRole role() {
    return role;
  }

  SignatureMethod method() {
    return method;
  }

  String signedBy() {
    return signedBy;
  }

  @Nullable UUID practitionerId() {
    return practitionerId;
  }

  @Nullable String note() {
    return note;
  }

  Instant signedAt() {
    return signedAt;
  }
}
