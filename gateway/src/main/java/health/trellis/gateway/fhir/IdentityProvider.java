package health.trellis.gateway.fhir;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.upstream.Answer;
import health.trellis.gateway.upstream.UpstreamCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What the identity provider says of itself (OpenID Connect discovery), asked every ten minutes.
 */
@ApplicationScoped
class IdentityProvider {
  private static final Logger LOG = Logger.getLogger(IdentityProvider.class);
  private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
  private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(30);

  private final UpstreamCalls calls;
  private final ObjectMapper json;
  private final URI discovery;
  private final Duration patience;
  private OauthEndpoints known;
  private long askAgainAt = System.nanoTime();

  IdentityProvider(
      UpstreamCalls calls,
      ObjectMapper json,
      GatewayConfig config,
      @ConfigProperty(name = "trellis.oidc.issuer") String issuer,
      @ConfigProperty(name = "trellis.oidc.discovery-url") URI discovery,
      @ConfigProperty(name = "trellis.smart.scopes") List<String> scopes) {
    this.calls = calls;
    this.json = json;
    this.discovery = discovery;
    this.patience = config.timeouts().part();
    this.known = OauthEndpoints.ofKeycloak(issuer.replaceFirst("/$", ""), List.copyOf(scopes));
  }

  /** The provider's endpoints; those of Keycloak's layout while it cannot be asked. */
  synchronized OauthEndpoints endpoints() {
    if (System.nanoTime() - askAgainAt >= 0) {
      ask();
    }
    return known;
  }

  private void ask() {
    try {
      Answer answer =
          calls
              .get(discovery, Map.of("Accept", "application/json"), patience)
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      if (answer.ok()) {
        known = known.corrected(json.readTree(answer.body().getBytes()));
        askAgainAt = System.nanoTime() + KNOWN_FOR.toNanos();
        return;
      }
      LOG.warnf("identity provider's configuration not read status=%d", answer.status());
    } catch (CompletionException | IOException away) {
      LOG.warnf(
          "identity provider's configuration not read failure=%s", away.getClass().getSimpleName());
    }
    askAgainAt = System.nanoTime() + ASKED_AGAIN_AFTER.toNanos();
  }
}
