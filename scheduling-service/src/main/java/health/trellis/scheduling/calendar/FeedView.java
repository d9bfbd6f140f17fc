package health.trellis.scheduling.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A link to a calendar.
 *
 * @param id to revoke it by
 * @param createdAt since when it is open
 * @param url the secret link; told once, when it is made
 */
@Schema(name = "CalendarFeed")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedView(UUID id, Instant createdAt, @Nullable String url) {}
