package health.trellis.gateway.upstream;

import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.route.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Connections to the services. Event streams, which last, have a pool of their own. */
@ApplicationScoped
public class Upstreams {
  private static final int MAX_RESPONSE_HEADERS = 64 * 1024;

  private final Map<Service, URI> addresses = new EnumMap<>(Service.class);
  private final GatewayConfig config;
  private final HttpClient client;
  private final HttpClient streams;

  Upstreams(Vertx vertx, GatewayConfig config, UpstreamConfig upstream) {
    this.config = config;
    addresses.put(Service.PATIENT, upstream.patient());
    addresses.put(Service.SCHEDULING, upstream.scheduling());
    addresses.put(Service.ASSESSMENT, upstream.assessment());
    addresses.put(Service.NOTIFICATION, upstream.notification());
    client = client(vertx, config.pool().size());
    streams = client(vertx, config.pool().streams());
  }

  private HttpClient client(Vertx vertx, int size) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout((int) config.timeouts().connect().toMillis())
            // Shorter than any server's, so that a request hardly ever meets a closing connection.
            .setKeepAliveTimeout(20)
            .setTcpKeepAlive(true)
            .setTcpNoDelay(true)
            .setMaxHeaderSize(MAX_RESPONSE_HEADERS);
    PoolOptions pool =
        new PoolOptions().setHttp1MaxSize(size).setMaxWaitQueueSize(config.pool().queue());
    return vertx.createHttpClient(options, pool);
  }

  @PreDestroy
  void close() {
    client.close();
    streams.close();
  }

  /** The base address of a service. */
  public URI address(Service service) {
    return Objects.requireNonNull(addresses.get(service));
  }

  /** Opens a request to a service; fails when no connection can be had in time. */
  Future<HttpClientRequest> open(Service service, HttpMethod method, String uri, boolean stream) {
    URI address = address(service);
    boolean tls = "https".equals(address.getScheme());
    int standardPort = tls ? 443 : 80;
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setSsl(tls)
            .setHost(address.getHost())
            .setPort(address.getPort() < 0 ? standardPort : address.getPort())
            .setURI(uri)
            .setConnectTimeout(config.timeouts().connect().toMillis());
    return (stream ? streams : client).request(options);
  }

  /** Opens a GET of any address, such as the identity provider's. */
  Future<HttpClientRequest> open(URI address) {
    return client.request(
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(address.toString())
            .setConnectTimeout(config.timeouts().connect().toMillis()));
  }
}
