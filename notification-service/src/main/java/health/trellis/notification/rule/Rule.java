package health.trellis.notification.rule;

import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One audience of an occasion.
 *
 * @param audience who
 * @param kind by which text
 * @param channels where; of those that the text has words for
 * @param delayMinutes how long after, on channels that leave the app
 */
@Schema(description = "Who hears of an occasion, by which text, where and how long after")
public record Rule(
    @NotNull @Schema(examples = "PATIENT") RuleAudience audience,
    @NotNull @Schema(examples = "SESSION_MOVED") MessageKind kind,
    @NotNull @Size(min = 1, max = 5) @Schema(examples = "[\"IN_APP\",\"EMAIL\"]")
        Set<@NotNull Channel> channels,
    @Min(0) @Max(1440) @Schema(examples = "0") int delayMinutes) {}
