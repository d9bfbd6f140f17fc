package health.trellis.notification.outbound;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls a provider. Its answer is bounded in length, and in time to its last byte: the time-out of
 * a request itself ends with the headers, and an answer that comes drop by drop would hold a
 * message's thread for as long as it likes.
 */
public final class ProviderHttp {
  /** More than any provider has to say, in bytes. */
  private static final long LONGEST_ANSWER = 256 * 1024L;

  private ProviderHttp() {}

  /**
   * Sends a request and reads the whole answer.
   *
   * @throws HttpTimeoutException when it is not complete in time
   * @throws IOException when there is none, or it is too long
   */
  public static HttpResponse<String> send(HttpClient http, HttpRequest request, Duration timeout)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("the answer is not complete in time");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException cause
          ? cause
          : new IOException("no answer", failed.getCause());
    } finally {
      // Closes the connection of one that is not complete.
      answer.cancel(true);
    }
  }
}
