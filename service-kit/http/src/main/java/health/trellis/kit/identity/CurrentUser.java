package health.trellis.kit.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of this request, as the verified token tells. */
@RequestScoped
public class CurrentUser {
  private final JsonWebToken token;

  CurrentUser(JsonWebToken token) {
    this.token = token;
  }

  /** Whether there is a verified token at all. */
  public boolean signedIn() {
    return token.getRawToken() != null;
  }

  /** The account, as the identity provider names it. */
  public String subject() {
    return Optional.ofNullable(token.getSubject()).orElse("anonymous");
  }

  /** The account's name for people to read. */
  public String displayName() {
    return text("name").orElseGet(this::subject);
  }

  /** The account's e-mail address. */
  public Optional<String> email() {
    return text("email");
  }

  /** The client program that got the token. */
  public String clientId() {
    return text("azp").or(() -> text("client_id")).orElse("");
  }

  /** Whether the account has a role. */
  public boolean has(Role role) {
    return token.getGroups() != null && token.getGroups().contains(role.claim());
  }

  /** The account's roles, of those that Trellis knows. */
  public Set<Role> roles() {
    return Arrays.stream(Role.values())
        .filter(this::has)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether the caller is an EHR's program rather than a person. */
  public boolean isSystem() {
    return has(Role.SYSTEM);
  }

  /** The patient that the account belongs to. */
  public Optional<UUID> patientId() {
    return uuid("patient_id");
  }

  /** The clinician that the account belongs to. */
  public Optional<UUID> practitionerId() {
    return uuid("practitioner_id");
  }

  /** The family member that the account belongs to. */
  public Optional<UUID> relatedPersonId() {
    return uuid("related_person_id");
  }

  /** The programs that a member of staff works in. */
  public Set<UUID> programIds() {
    return claims("program_ids").stream()
        .flatMap(text -> parse(text).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The scopes that the token was granted. */
  public Set<String> scopes() {
    return text("scope").map(s -> Set.of(s.strip().split("\\s+"))).orElse(Set.of());
  }

  private Optional<String> text(String claim) {
    return switch (token.<Object>getClaim(claim)) {
      case String text -> Optional.of(text);
      case JsonString json -> Optional.of(json.getString());
      case null, default -> Optional.empty();
    };
  }

  private Set<String> claims(String claim) {
    return switch (token.<Object>getClaim(claim)) {
      case String text -> Set.of(text);
      case JsonString json -> Set.of(json.getString());
      case JsonArray array ->
          array.getValuesAs(JsonString.class).stream()
              .map(JsonString::getString)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      case Collection<?> texts ->
          texts.stream().map(String::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
      case null, default -> Set.of();
    };
  }

  private Optional<UUID> uuid(String claim) {
    return text(claim).flatMap(CurrentUser::parse);
  }

  /** A claim that is no id links to nobody: access is then denied, not failed. */
  private static Optional<UUID> parse(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
