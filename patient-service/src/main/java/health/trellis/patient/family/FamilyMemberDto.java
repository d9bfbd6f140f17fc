package health.trellis.patient.family;

import health.trellis.event.FamilyPermission;
import health.trellis.patient.ground.Formats;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about family members hold. */
public final class FamilyMemberDto {
  private FamilyMemberDto() {}

  /**
   * Who a family member is and may see.
   *
   * @param permissions all that the patient allows; empty: nothing
   * @param consentId the patient's consent that they rest on
   */
  record Person(
      String givenName,
      String familyName,
      Relationship relationship,
      @Nullable String email,
      @Nullable String phone,
      String language,
      Set<FamilyPermission> permissions,
      @Nullable UUID consentId) {}

  /** Request: add a family member. */
  @Schema(name = "AddFamilyMember")
  public record AddFamilyMember(
      @Schema(description = "Id to use, where an account holds it already") @Nullable UUID id,
      @Schema(examples = "Rosa") @NotBlank @Size(max = 100) String givenName,
      @Schema(examples = "Reyes") @NotBlank @Size(max = 100) String familyName,
      @Schema(examples = "MOTHER") @NotNull Relationship relationship,
      @Email @Size(max = 254) @Nullable String email,
      @Pattern(regexp = Formats.PHONE) @Size(max = 40) @Nullable String phone,
      @Schema(examples = "es-US") @NotNull @Pattern(regexp = Formats.LANGUAGE) String language,
      @Schema(description = "All that the patient allows; empty: nothing") @NotNull @Size(max = 4)
          Set<@NotNull FamilyPermission> permissions,
      @Schema(
              description =
                  "The patient's consent; needed when staff open a record of a substance-use program")
          @Nullable UUID consentId) {
    Person person() {
      return new Person(
          givenName, familyName, relationship, email, phone, language, permissions, consentId);
    }
  }

  /** Request: change a family member's data or what the patient allows. */
  @Schema(name = "ChangeFamilyMember")
  public record ChangeFamilyMember(
      @NotBlank @Size(max = 100) String givenName,
      @NotBlank @Size(max = 100) String familyName,
      @NotNull Relationship relationship,
      @Email @Size(max = 254) @Nullable String email,
      @Pattern(regexp = Formats.PHONE) @Size(max = 40) @Nullable String phone,
      @NotNull @Pattern(regexp = Formats.LANGUAGE) String language,
      @NotNull @Size(max = 4) Set<@NotNull FamilyPermission> permissions,
      @Nullable UUID consentId) {
    Person person() {
      return new Person(
          givenName, familyName, relationship, email, phone, language, permissions, consentId);
    }
  }

  /** Answer: a family member. */
  @Schema(name = "FamilyMember")
  public record FamilyMemberView(
      UUID id,
      UUID patientId,
      String givenName,
      String familyName,
      Relationship relationship,
      @Nullable String email,
      @Nullable String phone,
      String language,
      Set<FamilyPermission> permissions,
      @Nullable UUID consentId,
      @Schema(description = "Last day of the permissions; absent: none")
          @Nullable LocalDate accessUntil,
      @Schema(description = "Whether the person has an account of the own") boolean joined,
      Instant updatedAt) {}
}
