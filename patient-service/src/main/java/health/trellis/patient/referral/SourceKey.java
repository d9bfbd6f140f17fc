package health.trellis.patient.referral;

import health.trellis.kit.fhir.Fhir;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;

/**
 * By what a sender's resource is known again: its identifier, else the sender's id of it, else its
 * content.
 *
 * @param key the name
 * @param contentHash hash of the content, to notice a change under the same name
 */
record SourceKey(String key, String contentHash) {

  static SourceKey of(DomainResource resource) {
    String hash = hash(resource);
    String key =
        identifier(resource)
            .or(() -> Optional.ofNullable(resource.getIdPart()).map(id -> "id:" + id))
            .orElse("sha256:" + hash);
    return new SourceKey(key.length() > 400 ? "sha256:" + sha256(key) : key, hash);
  }

  private static Optional<String> identifier(DomainResource resource) {
    Property property = resource.getNamedProperty("identifier");
    return property == null
        ? Optional.empty()
        : property.getValues().stream()
            .flatMap(value -> value instanceof Identifier i ? Stream.of(i) : Stream.empty())
            .filter(i -> i.hasSystem() && i.hasValue())
            .map(i -> "identifier:" + i.getSystem() + "|" + i.getValue())
            .findFirst();
  }

  /** The names that a sender gives within one bundle are no content: they may differ every time. */
  private static String hash(DomainResource resource) {
    DomainResource content = resource.copy();
    content.setId((String) null);
    content.setMeta(null);
    References.in(content).stream()
        .filter(reference -> String.valueOf(reference.getReference()).startsWith("urn:uuid:"))
        .forEach(reference -> reference.setReference("urn:uuid:" + new UUID(0, 0)));
    return sha256(Fhir.json(content));
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
