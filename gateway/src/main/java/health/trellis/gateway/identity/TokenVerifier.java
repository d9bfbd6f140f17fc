package health.trellis.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.problem.Refused;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Verifies bearer tokens, off the event loop where that takes more than a look-up. */
@ApplicationScoped
public class TokenVerifier {
  private static final Logger LOG = Logger.getLogger(TokenVerifier.class);
  private static final int REMEMBERED = 20_000;
  private static final String SCHEME = "bearer ";

  private final JWTParser parser;
  private final Vertx vertx;
  private final Clock clock;
  private final Duration leeway;
  private final Duration retryAfter;
  private final Cache<String, Caller> verified;

  TokenVerifier(
      JWTParser parser,
      Vertx vertx,
      Clock clock,
      GatewayConfig config,
      @ConfigProperty(name = "mp.jwt.verify.clock.skew", defaultValue = "30") int leewaySeconds) {
    this.parser = parser;
    this.vertx = vertx;
    this.clock = clock;
    this.leeway = Duration.ofSeconds(leewaySeconds);
    this.retryAfter = config.timeouts().retryAfter();
    this.verified =
        Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(config.tokenCache()).build();
  }

  /** The token of an {@code Authorization} header, if it holds one. */
  public static Optional<String> bearer(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String token = authorization.substring(SCHEME.length()).strip();
    return token.isEmpty() ? Optional.empty() : Optional.of(token);
  }

  /** The caller of a token that was verified a short while ago and has not ended since. */
  public Optional<Caller> remembered(String token) {
    return Optional.ofNullable(verified.getIfPresent(hash(token)))
        .filter(caller -> caller.expires().isAfter(clock.instant()));
  }

  /** Verifies a token; fails with {@link Refused}. */
  public Future<Caller> verify(String token) {
    return vertx.executeBlocking(() -> verifyNow(token), false);
  }

  private Caller verifyNow(String token) {
    try {
      JsonWebToken jwt = parser.parse(token);
      Caller caller =
          new Caller(
              Optional.ofNullable(jwt.getSubject()).orElse("anonymous"),
              Optional.ofNullable(jwt.<Object>getClaim("azp")).map(Object::toString).orElse(""),
              Instant.ofEpochSecond(jwt.getExpirationTime()).plus(leeway));
      verified.put(hash(token), caller);
      return caller;
    } catch (ParseException invalid) {
      if (providerIsAway(invalid)) {
        LOG.warn("identity provider does not answer: tokens cannot be verified");
        throw Refused.unavailable("identity provider", retryAfter);
      }
      throw Refused.invalidToken();
    }
  }

  /** A key that could not be fetched is the provider's fault, not the caller's. */
  private static boolean providerIsAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
