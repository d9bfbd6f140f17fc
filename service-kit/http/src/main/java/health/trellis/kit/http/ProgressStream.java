package health.trellis.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** How far long work is, as server-sent events of type {@code progress}, twice a second. */
@ApplicationScoped
public class ProgressStream {
  private static final Duration BEAT = Duration.ofMillis(500);

  private final ObjectMapper json;

  ProgressStream(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Follows a job. It is read once before the stream begins, so that a job that is not there is
   * refused as anywhere else.
   *
   * @param read the job as it stands in the database: any copy can tell
   * @param ended whether nothing more will happen; the stream ends after telling that
   */
  public <T> Multi<OutboundSseEvent> follow(Sse sse, Supplier<T> read, Predicate<T> ended) {
    Objects.requireNonNull(read.get());
    AtomicBoolean over = new AtomicBoolean();
    return Multi.createFrom()
        .ticks()
        .startingAfter(Duration.ofMillis(1))
        .every(BEAT)
        .onOverflow()
        .drop()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(tick -> read.get())
        .select()
        .first(view -> !over.getAndSet(ended.test(view)))
        .map(view -> event(sse, view));
  }

  private OutboundSseEvent event(Sse sse, Object view) {
    try {
      return sse.newEventBuilder()
          .name("progress")
          .mediaType(MediaType.APPLICATION_JSON_TYPE)
          .data(String.class, json.writeValueAsString(view))
          .build();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record must be writable", impossible);
    }
  }
}
