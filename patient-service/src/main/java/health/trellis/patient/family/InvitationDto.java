package health.trellis.patient.family;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about invitations, education and participation hold. */
public final class InvitationDto {
  private InvitationDto() {}

  /** Answer: an invitation. */
  @Schema(name = "FamilyInvitation")
  public record InvitationView(
      UUID id,
      UUID familyMemberId,
      @Schema(
              description = "To be passed on to the person; it is shown this once",
              examples = "https://app.example/family/join#qV3k")
          String link,
      Instant expiresAt) {}

  /** Request: accept an invitation. */
  @Schema(name = "AcceptInvitation")
  public record AcceptInvitation(
      @Schema(description = "What follows # in the link") @NotBlank @Size(max = 100)
          String token) {}

  /** How far somebody is. */
  public enum EducationState {
    STARTED,
    COMPLETED
  }

  /** Request: record progress in a module. */
  @Schema(name = "RecordEducation")
  public record RecordEducation(
      @NotNull EducationState state,
      @Schema(description = "Day; today when absent") @Nullable LocalDate on) {}

  /** Answer: one module of family education and how far the person is. */
  @Schema(name = "FamilyEducation")
  public record EducationView(
      @Schema(examples = "COMMUNICATION") String module,
      @Schema(examples = "Talking and listening at home") String title,
      int minutes,
      @Schema(description = "Absent while not begun") @Nullable EducationState state,
      @Nullable LocalDate startedOn,
      @Nullable LocalDate completedOn) {}

  /** In what somebody took part. */
  public enum ParticipationKind {
    FAMILY_SESSION,
    EDUCATION,
    PLAN_MEETING,
    OTHER
  }

  /** Request: record that a family member took part. */
  @Schema(name = "RecordParticipation")
  public record RecordParticipation(
      @NotNull LocalDate on,
      @NotNull ParticipationKind kind,
      @Schema(description = "The session, where one was scheduled") @Nullable UUID sessionId,
      @Schema(examples = "50") @NotNull @PositiveOrZero @Max(600) Integer minutes,
      @Size(max = 500) @Nullable String note) {}

  /** Answer: that a family member took part. */
  @Schema(name = "FamilyParticipation")
  public record ParticipationView(
      UUID id,
      LocalDate on,
      ParticipationKind kind,
      @Nullable UUID sessionId,
      int minutes,
      @Nullable String note,
      String recordedBy) {}
}
