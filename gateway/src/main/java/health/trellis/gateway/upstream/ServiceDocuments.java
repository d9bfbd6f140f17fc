package health.trellis.gateway.upstream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.route.Service;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The same JSON document of each service, such as its OpenAPI. Read again when it is asked for and
 * a little old; of a service that is down, the last copy stands.
 */
public final class ServiceDocuments {
  private static final Logger LOG = Logger.getLogger(ServiceDocuments.class);
  private static final Duration AGE_OF_GAPS = Duration.ofSeconds(2);

  private final UpstreamCalls calls;
  private final ObjectMapper json;
  private final String path;
  private final String mediaType;
  private final Duration patience;
  private final Duration age;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Seen last;

  /**
   * What was read.
   *
   * @param documents by service
   * @param missing the labels of services of which no document was ever read
   * @param readAt {@link System#nanoTime()}
   */
  public record Seen(Map<Service, ObjectNode> documents, List<String> missing, long readAt) {}

  public ServiceDocuments(
      UpstreamCalls calls, ObjectMapper json, GatewayConfig config, String path, String mediaType) {
    this.calls = calls;
    this.json = json;
    this.path = path;
    this.mediaType = mediaType;
    this.patience = config.timeouts().part();
    this.age = config.documentAge();
  }

  /** The documents, read now or a short while ago. Blocks while it reads. */
  public Seen latest() {
    Seen seen = last;
    if (seen != null && (isFresh(seen) || reading.isLocked())) {
      return seen;
    }
    reading.lock();
    try {
      seen = last;
      if (seen == null || !isFresh(seen)) {
        seen = read(seen);
        last = seen;
      }
      return seen;
    } finally {
      reading.unlock();
    }
  }

  private boolean isFresh(Seen seen) {
    boolean gaps = !seen.missing().isEmpty() && AGE_OF_GAPS.compareTo(age) < 0;
    Duration limit = gaps ? AGE_OF_GAPS : age;
    return System.nanoTime() - seen.readAt() < limit.toNanos();
  }

  private Seen read(@Nullable Seen before) {
    Map<Service, ObjectNode> documents = new EnumMap<>(Service.class);
    if (before != null) {
      documents.putAll(before.documents());
    }
    List<Future<ObjectNode>> answers = Arrays.stream(Service.values()).map(this::fetch).toList();
    Future.join(answers).otherwiseEmpty().toCompletionStage().toCompletableFuture().join();
    for (Service service : Service.values()) {
      Future<ObjectNode> answer = answers.get(service.ordinal());
      if (answer.succeeded()) {
        documents.put(service, answer.result());
      } else {
        LOG.infof("document not read path=%s service=%s", path, service.label());
      }
    }
    List<String> missing =
        Arrays.stream(Service.values())
            .filter(service -> !documents.containsKey(service))
            .map(Service::label)
            .toList();
    return new Seen(documents, missing, System.nanoTime());
  }

  private Future<ObjectNode> fetch(Service service) {
    return calls.get(service, path, Map.of("Accept", mediaType), patience).map(this::parse);
  }

  private ObjectNode parse(Answer answer) {
    try {
      if (answer.ok() && json.readTree(answer.body().getBytes()) instanceof ObjectNode document) {
        return document;
      }
      throw new IllegalStateException("no document: status " + answer.status());
    } catch (IOException unreadable) {
      throw new IllegalStateException("no JSON document", unreadable);
    }
  }
}
