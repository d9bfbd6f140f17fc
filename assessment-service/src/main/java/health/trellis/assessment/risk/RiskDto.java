package health.trellis.assessment.risk;

import health.trellis.event.RiskLevel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about risk alerts. */
public final class RiskDto {
  private RiskDto() {}

  /**
   * Taking an alert on.
   *
   * @param note what is being done, if there is something to say
   */
  public record Acknowledgement(@Size(max = 2000) @Nullable String note) {}

  /**
   * Closing an alert.
   *
   * @param note what was done
   */
  public record Resolution(@NotBlank @Size(max = 2000) String note) {}

  /**
   * An alert.
   *
   * @param id the alert
   * @param patientId whom it is about
   * @param responseId the answers that raised it
   * @param programId program of the episode
   * @param finding what was found, for example self-harm-thoughts
   * @param level how urgent
   * @param state where it stands
   * @param raisedAt when the answers came in
   * @param actBy by when a human must act
   * @param requiredAction what the program's policy asks for
   * @param lateEntry entered after the fact
   * @param acknowledgedAt when somebody took it on
   * @param acknowledgedBy who did
   * @param acknowledgeNote what that person said
   * @param resolvedAt when it was closed
   * @param resolvedBy who closed it
   * @param resolveNote what was done
   */
  public record AlertView(
      UUID id,
      UUID patientId,
      UUID responseId,
      @Nullable UUID programId,
      String finding,
      RiskLevel level,
      AlertState state,
      Instant raisedAt,
      Instant actBy,
      @Nullable String requiredAction,
      boolean lateEntry,
      @Nullable Instant acknowledgedAt,
      @Nullable String acknowledgedBy,
      @Nullable String acknowledgeNote,
      @Nullable Instant resolvedAt,
      @Nullable String resolvedBy,
      @Nullable String resolveNote) {}
}
