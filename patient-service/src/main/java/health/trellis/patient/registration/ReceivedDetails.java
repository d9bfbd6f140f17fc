package health.trellis.patient.registration;

import health.trellis.patient.registration.PersonDetails.NameUse;
import health.trellis.patient.registration.PersonDetails.OtherName;
import health.trellis.patient.registration.PersonDetails.SpokenLanguage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** The details that an EHR's Patient brings; what has no place here stays in the kept resource. */
final class ReceivedDetails {
  private static final String FIRST_DAY = "0000-01-01";
  private static final int LONGEST_NAME = 100;
  private static final int MOST_NAMES = 20;
  private static final int MOST_LANGUAGES = 10;

  private ReceivedDetails() {}

  static PersonDetails of(Patient patient) {
    PersonDetails none = PersonDetails.none();
    return new PersonDetails(
        names(patient),
        null,
        null,
        genderIdentity(patient),
        birthSex(patient),
        races(patient),
        ethnicity(patient),
        languages(patient),
        none.addresses(),
        none.telecoms(),
        none.emergencyContacts(),
        none.guardians(),
        null,
        patient.hasDeceasedDateTimeType() ? day(patient.getDeceasedDateTimeType()) : null);
  }

  private static List<OtherName> names(Patient patient) {
    HumanName official = PatientFhir.officialName(patient);
    return patient.getName().stream()
        .filter(name -> name != official && fits(name.getFamily()))
        .filter(name -> name.getGivenAsSingleString().length() <= LONGEST_NAME)
        .flatMap(name -> use(name).map(use -> other(name, use)).stream())
        .limit(MOST_NAMES)
        .toList();
  }

  private static boolean fits(@Nullable String name) {
    return name != null && !name.isBlank() && name.length() <= LONGEST_NAME;
  }

  private static Optional<NameUse> use(HumanName name) {
    return Arrays.stream(NameUse.values())
        .filter(use -> name.hasUse() && use.name().equals(name.getUse().name()))
        .findFirst();
  }

  private static OtherName other(HumanName name, NameUse use) {
    String given = name.getGivenAsSingleString();
    return new OtherName(
        use,
        given.isBlank() ? null : given,
        name.getFamily(),
        null,
        day(name.getPeriod().getStartElement()),
        day(name.getPeriod().getEndElement()));
  }

  private static Set<Race> races(Patient patient) {
    Set<Race> races = EnumSet.noneOf(Race.class);
    codes(patient, PersonDetailsFhir.RACE)
        .forEach(
            code ->
                Arrays.stream(Race.values())
                    .filter(race -> race.code().equals(code))
                    .forEach(races::add));
    return races;
  }

  private static @Nullable Ethnicity ethnicity(Patient patient) {
    List<String> codes = codes(patient, PersonDetailsFhir.ETHNICITY).toList();
    return Arrays.stream(Ethnicity.values())
        .filter(ethnicity -> codes.contains(ethnicity.code()))
        .findFirst()
        .orElse(null);
  }

  private static Stream<String> codes(Patient patient, String url) {
    return patient.getExtensionsByUrl(url).stream()
        .flatMap(extension -> extension.getExtensionsByUrl("ombCategory").stream())
        .map(Extension::getValue)
        .flatMap(
            value ->
                value instanceof Coding coding
                    ? Stream.ofNullable(coding.getCode())
                    : Stream.empty());
  }

  private static @Nullable BirthSex birthSex(Patient patient) {
    Extension extension = patient.getExtensionByUrl(PersonDetailsFhir.BIRTH_SEX);
    String code = extension == null ? "" : String.valueOf(extension.getValue().primitiveValue());
    return Arrays.stream(BirthSex.values())
        .filter(sex -> sex.code().equals(code))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable GenderIdentity genderIdentity(Patient patient) {
    Extension extension = patient.getExtensionByUrl(PersonDetailsFhir.GENDER_IDENTITY);
    if (extension == null || !(extension.getValue() instanceof CodeableConcept concept)) {
      return null;
    }
    return Arrays.stream(GenderIdentity.values())
        .filter(gender -> concept.hasCoding(gender.system(), gender.code()))
        .findFirst()
        .orElse(null);
  }

  private static List<SpokenLanguage> languages(Patient patient) {
    boolean interpreter =
        patient.getExtensionsByUrl(PersonDetailsFhir.INTERPRETER).stream()
            .anyMatch(e -> e.getValue() instanceof BooleanType needed && needed.booleanValue());
    return patient.getCommunication().stream()
        .filter(c -> c.getLanguage().getCodingFirstRep().hasCode())
        .map(
            c ->
                new SpokenLanguage(
                    c.getLanguage().getCodingFirstRep().getCode(),
                    c.getPreferred(),
                    interpreter && c.getPreferred()))
        .limit(MOST_LANGUAGES)
        .toList();
  }

  /** The day as the sender wrote it; the first one of a year or month that stands alone. */
  private static @Nullable LocalDate day(DateTimeType date) {
    String text = date.getValueAsString();
    if (text == null) {
      return null;
    }
    String day = text.substring(0, Math.min(text.length(), FIRST_DAY.length()));
    return LocalDate.parse(day + FIRST_DAY.substring(day.length()));
  }
}
