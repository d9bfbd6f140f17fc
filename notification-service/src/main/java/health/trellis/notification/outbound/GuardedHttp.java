package health.trellis.notification.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Posts to a foreign address. The name is resolved once, checked, and the very address that was
 * checked is connected to, so that a name that changes in between leads nowhere. The certificate is
 * still held against the name.
 */
@ApplicationScoped
public class GuardedHttp {
  /** More than any sensible answer; the rest is not read. */
  private static final int LONGEST_ANSWER = 64 * 1024;

  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final HttpClient http;
  private final boolean allowPrivate;
  private final Duration timeout;

  GuardedHttp(
      Vertx vertx,
      @ConfigProperty(name = "trellis.webhooks.allow-private") boolean allowPrivate,
      @ConfigProperty(name = "trellis.webhooks.timeout") Duration timeout) {
    this.allowPrivate = allowPrivate;
    this.timeout = timeout;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) timeout.toMillis())
                .setKeepAlive(false)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(LONGEST_ANSWER / 2));
  }

  /** Whether it is a web address, without credentials: nothing else is called. */
  public static boolean isWeb(URI url) {
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    return web && url.getHost() != null && url.getUserInfo() == null;
  }

  /** The address of a URL's host, if it may be called; fails for unknown hosts. */
  public InetAddress resolve(URI url) throws IOException {
    InetAddress[] addresses = InetAddress.getAllByName(url.getHost());
    for (InetAddress address : addresses) {
      if (!allowPrivate && !PublicAddress.isPublic(address)) {
        throw new AddressNotAllowed();
      }
    }
    return addresses[0];
  }

  /** The name leads inside our own network. */
  public static final class AddressNotAllowed extends IOException {
    AddressNotAllowed() {
      super("address not allowed");
    }
  }

  /**
   * Posts a body and gives the answer's status. The whole of it, from the first packet to the end
   * of the answer, takes no longer than the time-out; what is too long is cut.
   */
  public int post(URI url, Map<String, String> headers, byte[] body) throws IOException {
    boolean secure = "https".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS : HTTP;
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(resolve(url), port)))
            .setHost(url.getHost())
            .setPort(port)
            .setSsl(secure)
            .setFollowRedirects(false)
            .setURI(pathOf(url));
    headers.forEach(options::putHeader);
    return await(call(options, Buffer.buffer(body)));
  }

  private CompletableFuture<Integer> call(RequestOptions options, Buffer body) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    http.request(options)
        .onFailure(status::completeExceptionally)
        .onSuccess(
            request -> {
              status.whenComplete((answer, failure) -> close(request, failure));
              request
                  .send(body)
                  .onFailure(status::completeExceptionally)
                  .onSuccess(response -> read(response, status));
            });
    return status;
  }

  /** Reads to the end, or as much as is sensible. */
  private static void read(HttpClientResponse response, CompletableFuture<Integer> status) {
    int[] length = {0};
    response
        .exceptionHandler(status::completeExceptionally)
        .endHandler(end -> status.complete(response.statusCode()))
        .handler(
            part -> {
              length[0] += part.length();
              if (length[0] > LONGEST_ANSWER && status.complete(response.statusCode())) {
                response.request().connection().close();
              }
            });
  }

  private static void close(HttpClientRequest request, Throwable failure) {
    if (failure != null) {
      request.connection().close();
    }
  }

  private int await(CompletableFuture<Integer> status) throws IOException {
    try {
      return status.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      status.completeExceptionally(late);
      throw new IOException("timeout", late);
    } catch (ExecutionException failed) {
      throw new IOException("failed", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    }
  }

  private static String pathOf(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
