package health.trellis.patient.episode;

import health.trellis.event.LevelOfCare;
import health.trellis.patient.ground.Formats;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about episodes hold. */
public final class EpisodeDto {
  private EpisodeDto() {}

  /** Request: admit a patient. */
  @Schema(name = "AdmitPatient")
  public record AdmitPatient(
      @Schema(examples = "0197a000-0000-7000-8000-000000000101") @NotNull UUID programId,
      @Schema(description = "The program's level when absent", examples = "IOP")
          @Nullable LevelOfCare levelOfCare,
      @Schema(description = "The program's track when absent", examples = "EVENING")
          @Pattern(regexp = Formats.CODE)
          @Nullable String track,
      @Schema(description = "Who referred", examples = "HOSPITAL") @NotBlank @Size(max = 100)
          String referralSource,
      @Schema(description = "First day, in the zone of the program's site; today when absent")
          @Nullable LocalDate admittedOn,
      @Schema(description = "Why an admission of the past is entered now") @Size(max = 500)
          @Nullable String lateEntryReason) {}

  /** Request: pause treatment. */
  @Schema(name = "HoldEpisode")
  public record HoldEpisode(
      @Schema(examples = "Surgery") @NotBlank @Size(max = 500) String reason,
      @Schema(description = "First day on hold; today when absent") @Nullable LocalDate from) {}

  /** Request: begin or go on. */
  @Schema(name = "ResumeEpisode")
  public record ResumeEpisode(
      @Schema(examples = "Recovered") @NotBlank @Size(max = 500) String reason,
      @Schema(description = "First day back; today when absent") @Nullable LocalDate on) {}

  /** Request: step up or down. */
  @Schema(name = "ChangeLevelOfCare")
  public record ChangeLevelOfCare(
      @Schema(examples = "OP") @NotNull LevelOfCare levelOfCare,
      @Schema(examples = "Goals for step-down met") @NotBlank @Size(max = 500) String reason,
      @Schema(description = "First day at the level; today when absent")
          @Nullable LocalDate effectiveOn) {}

  /** Request: discharge. */
  @Schema(name = "DischargeEpisode")
  public record DischargeEpisode(
      @Schema(examples = "COMPLETED") @NotNull DischargeType type,
      @Schema(examples = "Treatment goals met") @NotBlank @Size(max = 500) String reason,
      @Schema(description = "Last day; today when absent") @Nullable LocalDate dischargedOn,
      @Schema(description = "Can be written later too") @Valid
          @Nullable DischargeSummary summary) {}

  /**
   * What a discharge summary says.
   *
   * @param course how treatment went
   * @param condition how the patient is at discharge
   * @param recommendations what is recommended
   * @param followUp who goes on, and when
   */
  @Schema(name = "DischargeSummary")
  public record DischargeSummary(
      @Schema(examples = "Ten weeks of evening IOP; PHQ-9 from 18 to 6")
          @NotBlank
          @Size(max = 10_000)
          String course,
      @Schema(examples = "Stable, back at work") @NotBlank @Size(max = 4000) String condition,
      @Schema(examples = "Weekly therapy, sertraline as before") @NotBlank @Size(max = 4000)
          String recommendations,
      @Size(max = 20) List<@Valid @NotNull FollowUp> followUp) {
    /** Absent follow-up is none. */
    public DischargeSummary {
      followUp = followUp == null ? List.of() : followUp;
    }
  }

  /** Who goes on, and when. */
  @Schema(name = "DischargeFollowUp")
  public record FollowUp(
      @Schema(examples = "Dr. Okafor, outpatient therapy") @NotBlank @Size(max = 300) String with,
      @Nullable LocalDate on,
      @Schema(examples = "+1 212 555 0199") @Size(max = 40) @Nullable String phone) {}

  /** Answer: an episode. */
  @Schema(name = "Episode")
  public record EpisodeView(
      UUID id,
      UUID patientId,
      UUID programId,
      String timeZone,
      LevelOfCare levelOfCare,
      String track,
      @Schema(description = "Whether 42 CFR Part 2 protects its records") boolean substanceUse,
      String referralSource,
      EpisodeStatus status,
      LocalDate admittedOn,
      @Nullable String lateEntryReason,
      @Nullable LocalDate dischargedOn,
      @Nullable DischargeType dischargeType,
      @Nullable UUID siteId,
      @Schema(description = "The episode before, where this is a readmission")
          @Nullable UUID readmissionOf,
      @Nullable DischargeSummary dischargeSummary,
      @Schema(
              description = "What was missing at discharge",
              examples = "[\"NO_RELAPSE_PREVENTION_PLAN\"]")
          List<String> warnings,
      Instant createdAt,
      Instant updatedAt) {
    /** Where the site is: the work of the program counts its days there. */
    public ZoneId zone() {
      return ZoneId.of(timeZone);
    }

    /** The day that it is there. */
    public LocalDate today(Clock clock) {
      return LocalDate.ofInstant(clock.instant(), zone());
    }

    EpisodeView warned(List<String> about) {
      return new EpisodeView(
          id,
          patientId,
          programId,
          timeZone,
          levelOfCare,
          track,
          substanceUse,
          referralSource,
          status,
          admittedOn,
          lateEntryReason,
          dischargedOn,
          dischargeType,
          siteId,
          readmissionOf,
          dischargeSummary,
          about,
          createdAt,
          updatedAt);
    }
  }

  /** Answer: one change of an episode's state or level. */
  @Schema(name = "EpisodeChange")
  public record EpisodeChangeView(
      UUID id,
      EpisodeStatus status,
      LevelOfCare levelOfCare,
      LocalDate effectiveOn,
      @Nullable String reason,
      @Schema(description = "Account that recorded it") String recordedBy,
      Instant recordedAt) {}
}
