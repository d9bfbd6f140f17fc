package health.trellis.patient.registration;

import health.trellis.event.patient.PatientProfile;
import health.trellis.patient.ground.Formats;
import health.trellis.patient.ground.IanaZone;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about patients hold. */
public final class PatientDto {
  private PatientDto() {}

  /**
   * A number by which somebody knows the patient.
   *
   * @param system who gave it, as a URI
   * @param value the number
   */
  public record Identifier(
      @Schema(examples = "http://hospital.smarthealthit.org") @NotBlank @Size(max = 200)
          String system,
      @Schema(examples = "MRN-10042") @NotBlank @Size(max = 200) String value) {}

  /**
   * Where a patient lives.
   *
   * @param lines street and number
   * @param city town
   * @param state state or region
   * @param postalCode postal code
   * @param country ISO 3166-1 alpha-2
   */
  public record Address(
      @Size(max = 4) List<@NotBlank @Size(max = 200) String> lines,
      @Size(max = 100) @Nullable String city,
      @Size(max = 100) @Nullable String state,
      @Size(max = 20) @Nullable String postalCode,
      @Pattern(regexp = "[A-Z]{2}") @Nullable String country) {
    /** Absent lines are no lines. */
    public Address {
      lines = lines == null ? List.of() : List.copyOf(lines);
    }
  }

  /**
   * A patient to register.
   *
   * @param id id to use, where an account at the identity provider holds it already
   * @param person who it is
   */
  record Registration(@Nullable UUID id, Person person) {}

  /**
   * What is known of a person.
   *
   * @param givenName first and middle names
   * @param familyName family name
   * @param birthDate day of birth
   * @param sex administrative sex
   * @param language preferred language
   * @param timeZone zone that the person lives in
   * @param email where mail may go
   * @param phone phone number
   * @param ssnLastFour last four digits of the social security number
   * @param identifiers numbers by which others know the person
   * @param address where the person lives
   */
  record Person(
      String givenName,
      String familyName,
      @Nullable LocalDate birthDate,
      AdministrativeSex sex,
      String language,
      String timeZone,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String ssnLastFour,
      List<Identifier> identifiers,
      @Nullable Address address) {}

  /** Request: register a patient. */
  @Schema(name = "RegisterPatient")
  public record RegisterPatient(
      @Schema(description = "Id to use, where an account holds it already") @Nullable UUID id,
      @Schema(examples = "Ana María") @NotBlank @Size(max = 100) String givenName,
      @Schema(examples = "Reyes") @NotBlank @Size(max = 100) String familyName,
      @Schema(examples = "1991-04-12") @NotNull @PastOrPresent LocalDate birthDate,
      @Schema(examples = "FEMALE") @NotNull AdministrativeSex sex,
      @Schema(examples = "es-US") @NotNull @Pattern(regexp = Formats.LANGUAGE) String language,
      @Schema(examples = "America/New_York") @NotNull @IanaZone String timeZone,
      @Schema(examples = "ana@example.org") @Email @Size(max = 254) @Nullable String email,
      @Schema(examples = "+1 212 555 0142") @Pattern(regexp = Formats.PHONE) @Size(max = 40)
          @Nullable String phone,
      @Schema(description = "Of the social security number, the last four digits alone")
          @Pattern(regexp = "[0-9]{4}")
          @Nullable String ssnLastFour,
      @Size(max = 20) List<@Valid @NotNull Identifier> identifiers,
      @Valid @Nullable Address address) {
    /** Absent identifiers are none. */
    public RegisterPatient {
      identifiers = identifiers == null ? List.of() : identifiers;
    }

    Registration registration() {
      Person person =
          new Person(
              givenName.strip(),
              familyName.strip(),
              birthDate,
              sex,
              language,
              timeZone,
              email,
              phone,
              ssnLastFour,
              identifiers,
              address);
      return new Registration(id, person);
    }
  }

  /** Request: correct a patient's data; what is left out is removed. */
  @Schema(name = "CorrectPatient")
  public record CorrectPatient(
      @NotBlank @Size(max = 100) String givenName,
      @NotBlank @Size(max = 100) String familyName,
      @NotNull @PastOrPresent LocalDate birthDate,
      @NotNull AdministrativeSex sex,
      @NotNull @Pattern(regexp = Formats.LANGUAGE) String language,
      @NotNull @IanaZone String timeZone,
      @Email @Size(max = 254) @Nullable String email,
      @Pattern(regexp = Formats.PHONE) @Size(max = 40) @Nullable String phone,
      @Pattern(regexp = "[0-9]{4}") @Nullable String ssnLastFour,
      @Size(max = 20) List<@Valid @NotNull Identifier> identifiers,
      @Valid @Nullable Address address) {
    /** Absent identifiers are none. */
    public CorrectPatient {
      identifiers = identifiers == null ? List.of() : identifiers;
    }

    Person person() {
      return new Person(
          givenName.strip(),
          familyName.strip(),
          birthDate,
          sex,
          language,
          timeZone,
          email,
          phone,
          ssnLastFour,
          identifiers,
          address);
    }
  }

  /** Request: find patients; every field given must match. */
  @Schema(name = "SearchPatients")
  public record SearchPatients(
      @Schema(description = "Beginnings of names, in any order", examples = "ana rey")
          @Size(max = 100)
          @Nullable String name,
      @Schema(examples = "1991-04-12") @Nullable LocalDate birthDate,
      @Schema(description = "A number, or system|number", examples = "MRN-10042") @Size(max = 401)
          @Nullable String identifier,
      @Schema(description = "With or without country code", examples = "212 555 0142")
          @Size(max = 40)
          @Nullable String phone) {}

  /** Answer: a patient. */
  @Schema(name = "Patient")
  public record PatientView(
      UUID id,
      String givenName,
      String familyName,
      @Nullable LocalDate birthDate,
      AdministrativeSex sex,
      String language,
      String timeZone,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String ssnLastFour,
      List<Identifier> identifiers,
      @Nullable Address address,
      @Schema(description = "Client id of the EHR that referred, if one did")
          @Nullable String referredBy,
      Instant registeredAt,
      Instant updatedAt) {
    PatientProfile profile(PersonDetails details) {
      return new PatientProfile(
          givenName,
          familyName,
          birthDate,
          sex.code(),
          language,
          timeZone,
          email,
          phone,
          details.preferredName(),
          details.deceasedOn());
    }
  }
}
