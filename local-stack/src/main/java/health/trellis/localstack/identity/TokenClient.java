package health.trellis.localstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.localstack.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Gets tokens for the sample people and the EHR, and new ones before they are over. */
public final class TokenClient {
  private static final Duration MARGIN = Duration.ofSeconds(60);

  private final Credentials credentials;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  /** For a running stack. */
  public TokenClient(Credentials credentials) {
    this.credentials = credentials;
  }

  private record Token(String value, Instant until) {}

  /** A sample person's token. */
  public String of(String username) {
    return of(username, credentials.person(username).password());
  }

  /** The token of anybody with an account. */
  public String of(String username, String password) {
    return token(
        username,
        () ->
            request(
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    credentials.appClientId(),
                    "username",
                    username,
                    "password",
                    password)));
  }

  /** The EHR's token with all of its scopes. */
  public String ofEhr() {
    Credentials.EhrClient ehr = credentials.ehrClient();
    return ofEhr(String.join(" ", ehr.scopes()));
  }

  /** The EHR's token with some scopes. */
  public String ofEhr(String scopes) {
    Credentials.EhrClient ehr = credentials.ehrClient();
    return token(
        "ehr " + scopes,
        () ->
            request(
                Map.of(
                    "grant_type",
                    "client_credentials",
                    "scope",
                    scopes,
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    "client_assertion",
                    EhrKey.assertion(ehr.privateJwk(), ehr.clientId(), credentials.issuer()))));
  }

  /** The token of the client that makes accounts. */
  public String ofAccountAdmin() {
    Credentials.AccountAdmin admin = credentials.demoAdmin();
    return token(
        "accounts",
        () ->
            request(
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", admin.clientId(),
                    "client_secret", admin.clientSecret())));
  }

  private String token(String who, Supplier<Token> fetch) {
    return tokens
        .compute(
            who,
            (name, known) ->
                known != null && Instant.now().isBefore(known.until()) ? known : fetch.get())
        .value();
  }

  private Token request(Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(credentials.tokenEndpoint()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      JsonNode json = Json.MAPPER.readTree(answer.body());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("no token: " + json.path("error").asText());
      }
      Duration lifetime = Duration.ofSeconds(json.path("expires_in").asLong());
      return new Token(
          json.path("access_token").asText(), Instant.now().plus(lifetime).minus(MARGIN));
    } catch (IOException failure) {
      throw new IllegalStateException("the identity provider does not answer", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    }
  }
}
