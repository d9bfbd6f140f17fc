package health.trellis.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What ops may set; the defaults stand in {@code application.properties}. */
@ConfigMapping(prefix = "trellis.gateway")
public interface GatewayConfig {
  /** Which web pages of other origins may call the API. */
  Cors cors();

  /** How large a request may be. */
  Sizes sizes();

  /** How often a client may call, by class of routes. */
  Rates rates();

  /** How long the gateway waits. */
  Timeouts timeouts();

  /** Connections to each service. */
  Pool pool();

  /** How long browsers hold on to HTTPS; sent only where the public URL is HTTPS. */
  Duration hsts();

  /** How long a verified token is taken as verified without a second look; never beyond its end. */
  Duration tokenCache();

  /** How old a service's OpenAPI document or CapabilityStatement may be when it is merged. */
  Duration documentAge();

  /** Cross-origin resource sharing. */
  interface Cors {
    /**
     * Allowed origins, each in full, such as {@code https://app.example.org}; none: CORS is off.
     */
    Optional<List<String>> origins();

    /** How long a browser may keep the answer to a preflight request. */
    Duration maxAge();
  }

  /** Sizes of requests. */
  interface Sizes {
    /** Of a body. */
    MemorySize body();

    /** Of a FHIR bundle, posted to the FHIR base. */
    MemorySize bundle();

    /** Of path and query, in characters. */
    int uri();

    /** Of all header fields together, in characters. */
    int headers();
  }

  /** Rates by class of routes. */
  interface Rates {
    /** Most of the API. */
    @WithName("default")
    Rate api();

    /** Risk alerts and escalations: a budget of their own, which other traffic cannot use up. */
    Rate urgent();

    /** What needs no token, counted by address. */
    @WithName("public")
    Rate open();

    /** How many clients are remembered; the longest silent are forgotten first. */
    int clients();
  }

  /** A token bucket. */
  interface Rate {
    /** Requests a second in the long run. */
    int perSecond();

    /** Requests at once after a pause. */
    int burst();
  }

  /** Times to wait for a service. */
  interface Timeouts {
    /** For a connection, from the pool or new. */
    Duration connect();

    /** Without any progress of a request or its answer; event streams are exempt. */
    Duration idle();

    /** For each part of a composed answer. */
    Duration part();

    /** After which a silent event stream gets a comment line, so that nobody on the way cuts it. */
    Duration heartbeat();

    /** What a client is told to wait after a 503. */
    Duration retryAfter();
  }

  /** Connections to each service. */
  interface Pool {
    /** At most so many requests under way. */
    int size();

    /** At most so many event streams. */
    int streams();

    /** At most so many requests waiting for a connection; further ones get 503. */
    int queue();
  }
}
