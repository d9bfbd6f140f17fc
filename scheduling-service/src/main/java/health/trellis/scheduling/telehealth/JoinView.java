package health.trellis.scheduling.telehealth;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The way into a video session.
 *
 * @param url the link; absent before it opens and after it has closed
 * @param opensAt when it opens
 * @param closesAt when it closes
 */
@Schema(name = "JoinLink")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JoinView(UUID sessionId, @Nullable String url, Instant opensAt, Instant closesAt) {}
