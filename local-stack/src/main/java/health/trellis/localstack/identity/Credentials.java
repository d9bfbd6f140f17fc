package health.trellis.localstack.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.localstack.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code .trellis/credentials.json}: all that a person or a test needs to use a running stack.
 *
 * @param gateway where Trellis is
 * @param issuer who issues tokens
 * @param tokenEndpoint where tokens are got
 * @param appClientId the public client of apps; in the local realm also for the direct grant
 * @param people the sample people
 * @param ehrClient the sample EHR
 * @param demoAdmin who may make further accounts in the local realm, as an intake office does
 * @param mailbox where all mail goes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Credentials(
    String gateway,
    String issuer,
    String tokenEndpoint,
    String appClientId,
    List<Person> people,
    EhrClient ehrClient,
    AccountAdmin demoAdmin,
    Mail mailbox) {

  /** A person with an account. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Person(
      String username,
      String password,
      String name,
      List<String> roles,
      @Nullable String patientId,
      @Nullable String practitionerId,
      @Nullable String relatedPersonId,
      List<String> programIds) {}

  /** The EHR: signs in by SMART Backend Services with its private key. */
  public record EhrClient(String clientId, JsonNode privateJwk, List<String> scopes) {}

  /** A client that may make accounts. */
  public record AccountAdmin(String clientId, String clientSecret, String usersEndpoint) {}

  /** The mailbox. */
  public record Mail(String api, int smtpPort, int imapPort) {}

  /** Reads the file. */
  public static Credentials read(Path file) throws IOException {
    return Json.MAPPER.readValue(file.toFile(), Credentials.class);
  }

  /** A sample person by user name. */
  public Person person(String username) {
    return people.stream()
        .filter(p -> p.username().equals(username))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such sample person: " + username));
  }

  /** The first sample person with a role. */
  public Person withRole(String role) {
    return people.stream()
        .filter(p -> p.roles().contains(role))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody has the role " + role));
  }
}
