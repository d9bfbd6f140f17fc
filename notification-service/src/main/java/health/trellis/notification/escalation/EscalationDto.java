package health.trellis.notification.escalation;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.RiskLevel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An escalation with all that happened.
 *
 * @param alertId the alert that it is about
 * @param patientId whose answers raised it
 * @param level how urgent
 * @param state OPEN until somebody acknowledges; NOT_NEEDED for late entries
 * @param raisedAt when the answers came in
 * @param acknowledgedAt when somebody took it on
 * @param timeline every page and what ended it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "How a risk alert looked for a human, and found one")
public record EscalationDto(
    UUID alertId,
    UUID patientId,
    RiskLevel level,
    @Schema(examples = "OPEN") String state,
    @Nullable Instant raisedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant resolvedAt,
    List<Happening> timeline) {

  /** Something that happened. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Happening(
      Instant at,
      @Schema(examples = "PAGED") String what,
      @Nullable @Schema(examples = "ON_CALL") String target,
      @Nullable @Schema(examples = "practitioner:0197a000-0000-7000-8000-000000000201")
          String person) {}

  EscalationDto with(List<Happening> happened) {
    return new EscalationDto(
        alertId, patientId, level, state, raisedAt, acknowledgedAt, resolvedAt, happened);
  }
}
