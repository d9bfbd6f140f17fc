package health.trellis.patient.sobriety;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about sobriety dates hold. */
public final class SobrietyDto {
  private SobrietyDto() {}

  /** What was left behind. */
  @Schema(name = "SobrietyKind")
  public enum Kind {
    SUBSTANCE,
    BEHAVIOR
  }

  /** Request: set a sobriety date. */
  @Schema(name = "SetSobrietyDate")
  public record SetDate(
      @NotNull Kind kind,
      @Schema(description = "In the person's own words", examples = "Alcohol")
          @NotBlank
          @Size(max = 100)
          String what,
      @Schema(description = "The first day without it", examples = "2026-03-02") @NotNull
          LocalDate startedOn) {}

  /** Request: begin anew. */
  @Schema(name = "RecordSobrietyReset")
  public record RecordReset(
      @Schema(description = "The day that it happened; today when absent") @Nullable LocalDate on,
      @Schema(description = "The first day of the new stretch; the day after when absent")
          @Nullable LocalDate resumedOn,
      @Schema(examples = "My cousin's wedding") @Size(max = 2000) @Nullable String note,
      @Schema(description = "What it taught", examples = "Leave before the toasts")
          @Size(max = 2000)
          @Nullable String learned) {}

  /** A new beginning. */
  @Schema(name = "SobrietyReset")
  public record ResetView(
      UUID id,
      LocalDate on,
      LocalDate resumedOn,
      @Nullable String note,
      @Nullable String learned,
      String recordedBy,
      Instant recordedAt) {}

  /** Answer: a sobriety date and its days. */
  @Schema(name = "SobrietyDate")
  public record SobrietyView(
      UUID id,
      UUID patientId,
      Kind kind,
      String what,
      LocalDate startedOn,
      @Schema(description = "The first day of the stretch that runs") LocalDate since,
      @Schema(description = "Full days since then", examples = "12") int currentDays,
      @Schema(description = "The longest stretch so far", examples = "41") int longestDays,
      @Schema(description = "All days together: none is lost by a reset", examples = "53")
          int totalDays,
      @Schema(description = "How many days come next", examples = "14")
          @Nullable Integer nextMilestoneDays,
      @Nullable LocalDate nextMilestoneOn,
      @Schema(examples = "A new beginning. Your 41 days before it stay yours.") String message,
      List<ResetView> resets,
      @Nullable LocalDate stoppedOn) {}
}
