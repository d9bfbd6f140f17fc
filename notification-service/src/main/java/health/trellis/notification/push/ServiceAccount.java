package health.trellis.notification.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.notification.outbound.ProviderHttp;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An account at Google that gets tokens for its own signature (RFC 7523). */
final class ServiceAccount {
  private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final Duration LIFE = Duration.ofHours(1);

  /** So that a token does not end on its way. */
  private static final Duration EARLY = Duration.ofMinutes(1);

  private static final int OK = 200;

  private final HttpClient http;
  private final ObjectMapper json;
  private final Clock clock;
  private final Duration timeout;
  private final JsonNode account;
  private final PrivateKey key;
  private @Nullable Token token;

  ServiceAccount(Path file, HttpClient http, ObjectMapper json, Clock clock, Duration timeout)
      throws IOException, GeneralSecurityException {
    this.http = http;
    this.json = json;
    this.clock = clock;
    this.timeout = timeout;
    this.account = json.readTree(Files.readString(file));
    this.key = read(account.path("private_key").asText());
  }

  private record Token(String text, Instant until) {}

  String project() {
    return account.path("project_id").asText();
  }

  /** A token that is good now; the one at hand, while it lasts. */
  synchronized String token() throws IOException, InterruptedException {
    Token known = token;
    if (known == null || !clock.instant().isBefore(known.until())) {
      known = fetch();
      token = known;
    }
    return known.text();
  }

  /** Drops a token that was refused. */
  synchronized void forget() {
    token = null;
  }

  private Token fetch() throws IOException, InterruptedException {
    String address = account.path("token_uri").asText();
    String claim =
        Jwt.issuer(account.path("client_email").asText())
            .audience(address)
            .claim("scope", SCOPE)
            .expiresIn(LIFE)
            .sign(key);
    String form = "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(timeout)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form + "&assertion=" + claim))
            .build();
    HttpResponse<String> answer = ProviderHttp.send(http, request, timeout);
    if (answer.statusCode() != OK) {
      throw new IOException("no token: http-" + answer.statusCode());
    }
    JsonNode body = json.readTree(answer.body());
    Duration life = Duration.ofSeconds(body.path("expires_in").asLong()).minus(EARLY);
    return new Token(body.path("access_token").asText(), clock.instant().plus(life));
  }

  private static PrivateKey read(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
