package health.trellis.patient.timeline;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What answers about the timeline hold. */
public final class TimelineDto {
  private TimelineDto() {}

  /** Answer: something that happened. */
  @Schema(name = "TimelineEntry")
  public record TimelineEntryView(
      UUID id,
      Instant occurredAt,
      TimelineKind kind,
      @Schema(description = "Id of what it is about: a booking, a plan, an alert") UUID reference,
      @Schema(description = "Who did it, where an account of Trellis did")
          @Nullable String actorName,
      @Schema(description = "The id of that patient, clinician or account")
          @Nullable String actorId,
      @Schema(description = "Facts about it by name", examples = "{\"minutes\":\"90\"}")
          Map<String, String> detail) {}
}
