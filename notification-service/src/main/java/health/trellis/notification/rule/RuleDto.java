package health.trellis.notification.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import health.trellis.notification.template.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The rules over HTTP. */
public final class RuleDto {
  private RuleDto() {}

  /**
   * The rules of an occasion.
   *
   * @param occasion what happened
   * @param rules who hears of it; none: nobody
   */
  @Schema(description = "Who hears of an occasion")
  public record Rules(Occasion occasion, List<Rule> rules) {}

  /** Rules to write. */
  @Schema(description = "Who is to hear of an occasion; none: nobody")
  public record NewRules(@NotNull @Size(max = 7) List<@NotNull @Valid Rule> rules) {}

  /**
   * What to try.
   *
   * @param patientId about whom
   * @param rules rules to try instead of those that stand
   */
  @Schema(description = "For which patient to try, and which rules; without rules those that stand")
  public record DryRun(
      @NotNull UUID patientId, @Nullable @Size(max = 7) List<@NotNull @Valid Rule> rules) {}

  /**
   * What one person would get on one channel.
   *
   * @param audience who, by relation
   * @param person who, as the records name it
   * @param kind by which text
   * @param channel where
   * @param due when
   * @param whyNot why not, as a code; absent: it would go
   * @param text what would be read
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(description = "What one person would get on one channel, or why not")
  public record Outcome(
      RuleAudience audience,
      @Schema(examples = "patient:0197a000-0000-7000-8000-000000000301") String person,
      MessageKind kind,
      Channel channel,
      Instant due,
      @Nullable @Schema(examples = "preference") String whyNot,
      Text text) {}
}
