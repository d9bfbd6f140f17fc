package health.trellis.patient.registration;

import health.trellis.patient.ground.Formats;
import health.trellis.patient.registration.PatientDto.Address;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person beyond the registration: kept, asked for and answered as a whole.
 *
 * @param names other names, beside the one of the registration
 * @param preferredName how to address the person
 * @param pronouns as the person says them
 * @param genderIdentity what the person says of the own gender
 * @param birthSex sex recorded at birth
 * @param races OMB categories, as many as the person names
 * @param ethnicity OMB category
 * @param languages languages, with the need of an interpreter
 * @param addresses other addresses
 * @param telecoms other numbers and addresses, each with whether it was verified
 * @param emergencyContacts whom to call
 * @param guardians who decides for a minor, or for an adult under guardianship
 * @param photo where a photo is kept, as an https address
 * @param deceasedOn day of death
 */
@Schema(name = "PersonDetails")
public record PersonDetails(
    @Size(max = 20) List<@Valid @NotNull OtherName> names,
    @Schema(examples = "Annie") @Size(max = 100) @Nullable String preferredName,
    @Schema(examples = "she/her") @Size(max = 40) @Nullable String pronouns,
    @Nullable GenderIdentity genderIdentity,
    @Nullable BirthSex birthSex,
    @Size(max = 5) Set<@NotNull Race> races,
    @Nullable Ethnicity ethnicity,
    @Size(max = 10) List<@Valid @NotNull SpokenLanguage> languages,
    @Size(max = 10) List<@Valid @NotNull OtherAddress> addresses,
    @Size(max = 10) List<@Valid @NotNull Telecom> telecoms,
    @Size(max = 10) List<@Valid @NotNull Contact> emergencyContacts,
    @Size(max = 4) List<@Valid @NotNull Guardian> guardians,
    @Schema(examples = "https://photos.example/p/8f2c")
        @Pattern(regexp = "https://\\S+")
        @Size(max = 500)
        @Nullable String photo,
    @Nullable LocalDate deceasedOn) {

  /** Absent lists are empty. */
  public PersonDetails {
    names = names == null ? List.of() : List.copyOf(names);
    races = races == null ? Set.of() : Set.copyOf(races);
    languages = languages == null ? List.of() : List.copyOf(languages);
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
    telecoms = telecoms == null ? List.of() : List.copyOf(telecoms);
    emergencyContacts = emergencyContacts == null ? List.of() : List.copyOf(emergencyContacts);
    guardians = guardians == null ? List.of() : List.copyOf(guardians);
  }

  /** Nothing known. */
  static PersonDetails none() {
    return new PersonDetails(
        List.of(), null, null, null, null, Set.of(), null, List.of(), List.of(), List.of(),
        List.of(), List.of(), null, null);
  }

  /** What a name is for; the codes of FHIR's name-use. */
  public enum NameUse {
    USUAL,
    TEMP,
    NICKNAME,
    ANONYMOUS,
    OLD,
    MAIDEN
  }

  /** Another name and when it was used. */
  @Schema(name = "OtherName")
  public record OtherName(
      @NotNull NameUse use,
      @Schema(examples = "Ana") @Size(max = 100) @Nullable String givenName,
      @Schema(examples = "Lindqvist") @NotBlank @Size(max = 100) String familyName,
      @Size(max = 40) @Nullable String suffix,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {}

  /** A language that the person speaks. */
  @Schema(name = "SpokenLanguage")
  public record SpokenLanguage(
      @Schema(examples = "es-US") @NotNull @Pattern(regexp = Formats.LANGUAGE) String language,
      boolean preferred,
      boolean interpreterNeeded) {}

  /** What an address is for; the codes of FHIR's address-use. */
  public enum AddressUse {
    HOME,
    WORK,
    TEMP,
    OLD,
    BILLING
  }

  /** Another address and when it holds. */
  @Schema(name = "OtherAddress")
  public record OtherAddress(
      @NotNull AddressUse use,
      @Valid @NotNull Address address,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {}

  /** How somebody is reached. */
  public enum TelecomSystem {
    PHONE,
    SMS,
    EMAIL,
    FAX
  }

  /** Where a number belongs; the codes of FHIR's contact-point-use. */
  public enum TelecomUse {
    HOME,
    WORK,
    MOBILE,
    TEMP,
    OLD
  }

  /** Whether it is known to reach the person. */
  public enum Verification {
    UNVERIFIED,
    VERIFIED,
    FAILED
  }

  /** A number or address. */
  @Schema(name = "Telecom")
  public record Telecom(
      @NotNull TelecomSystem system,
      @Schema(examples = "+1 212 555 0143") @NotBlank @Size(max = 254) String value,
      @Nullable TelecomUse use,
      @Schema(description = "1 is tried first") @Min(1) @Max(10) @Nullable Integer rank,
      @NotNull Verification verification,
      @Schema(description = "When it was verified or failed") @Nullable LocalDate verifiedOn) {}

  /** Whom to call in an emergency. */
  @Schema(name = "EmergencyContact")
  public record Contact(
      @Schema(examples = "Rosa Reyes") @NotBlank @Size(max = 200) String name,
      @Schema(examples = "Mother") @NotBlank @Size(max = 100) String relationship,
      @Schema(examples = "+1 212 555 0144")
          @NotNull
          @Pattern(regexp = Formats.PHONE)
          @Size(max = 40)
          String phone) {}

  /** On what a guardian's word rests. */
  public enum Authority {
    PARENT,
    COURT_ORDER,
    POWER_OF_ATTORNEY,
    STATE_CUSTODY
  }

  /** Who decides for the person. */
  @Schema(name = "Guardian")
  public record Guardian(
      @Schema(examples = "Rosa Reyes") @NotBlank @Size(max = 200) String name,
      @NotNull Authority authority,
      @Pattern(regexp = Formats.PHONE) @Size(max = 40) @Nullable String phone,
      @Nullable LocalDate until) {}
}
