package health.trellis.patient.registration;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.http.FieldError;
import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import health.trellis.patient.registration.PatientDto.Identifier;
import health.trellis.patient.registration.PatientDto.PatientView;
import health.trellis.patient.registration.PatientDto.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Patients to and from FHIR Patient (US Core 6.1.0). */
public final class PatientFhir {
  /** The system of US social security numbers. */
  public static final String SSN = "http://hl7.org/fhir/sid/us-ssn";

  static final String PROFILE = Profiles.US_CORE + "us-core-patient";
  private static final String TIME_ZONE = "http://hl7.org/fhir/StructureDefinition/timezone";
  private static final String DEFAULT_ZONE = "America/New_York";
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_VALUE = 200;

  private PatientFhir() {}

  /** What keeps a received patient from being registered; paths start with the given one. */
  public static List<FieldError> problems(Patient patient, String path, Instant now) {
    List<FieldError> problems = new ArrayList<>();
    if (identifiers(patient).isEmpty()) {
      problems.add(
          new FieldError(
              path + ".identifier", "required", "An identifier with system and value is needed."));
    }
    if (patient.getIdentifier().stream()
        .anyMatch(
            i -> tooLong(i.getSystem(), LONGEST_VALUE) || tooLong(i.getValue(), LONGEST_VALUE))) {
      problems.add(new FieldError(path + ".identifier", "size", "At most 200 characters each."));
    }
    HumanName name = officialName(patient);
    if (family(name).isBlank() || given(name).isBlank()) {
      problems.add(
          new FieldError(path + ".name", "required", "A name with family and given is needed."));
    }
    if (tooLong(family(name), LONGEST_NAME) || tooLong(given(name), LONGEST_NAME)) {
      problems.add(new FieldError(path + ".name", "size", "At most 100 characters each."));
    }
    if (!patient.hasGender()) {
      problems.add(new FieldError(path + ".gender", "required", "A gender is needed."));
    }
    LocalDate birthDate = birthDate(patient);
    if (birthDate != null
        && birthDate.isAfter(LocalDate.ofInstant(now, ZoneId.of(timeZone(patient))))) {
      problems.add(new FieldError(path + ".birthDate", "past", "A birth date is in the past."));
    }
    return problems;
  }

  private static boolean tooLong(@Nullable String text, int limit) {
    return text != null && text.length() > limit;
  }

  /** The identifiers that people are matched by: all but the social security number. */
  public static List<Identifier> identifiers(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(i -> i.hasSystem() && i.hasValue() && !SSN.equals(i.getSystem()))
        .map(i -> new Identifier(i.getSystem(), i.getValue()))
        .distinct()
        .toList();
  }

  static Person person(Patient patient) {
    HumanName name = officialName(patient);
    return new Person(
        given(name),
        family(name),
        birthDate(patient),
        AdministrativeSex.valueOf(patient.getGender().toCode().toUpperCase(Locale.ROOT)),
        language(patient),
        timeZone(patient),
        telecom(patient, ContactPointSystem.EMAIL),
        telecom(patient, ContactPointSystem.PHONE),
        ssnLastFour(patient),
        identifiers(patient),
        PatientAddressFhir.first(patient));
  }

  /** The resource as it is kept: under its new id, the social security number cut. */
  static String toKeep(Patient received, UUID id) {
    Patient kept = received.copy();
    kept.setId(id.toString());
    kept.getIdentifier().stream()
        .filter(i -> SSN.equals(i.getSystem()) && i.hasValue())
        .forEach(i -> i.setValue(masked(lastFour(i.getValue()))));
    return Fhir.json(kept);
  }

  /** The parts of every name of a kept resource, maiden names and aliases too. */
  static Set<health.trellis.patient.registration.Patient.NamePart> otherNames(String kept) {
    Set<health.trellis.patient.registration.Patient.NamePart> parts = new LinkedHashSet<>();
    for (HumanName name : Fhir.parse(kept, Patient.class).getName()) {
      parts.addAll(
          health.trellis.patient.registration.Patient.nameParts(given(name), family(name)));
    }
    return parts;
  }

  /** A patient as FHIR: what was received, with what Trellis knows since. */
  static Patient toFhir(PatientView view, @Nullable String received, long version) {
    Patient patient = received == null ? new Patient() : Fhir.parse(received, Patient.class);
    Resources.identified(patient, view.id(), version, view.updatedAt());
    Resources.profile(patient, PROFILE);
    patient.setActive(true);
    putIdentifiers(patient, view);
    putName(patient, view);
    patient.setGender(AdministrativeGender.fromCode(view.sex().code()));
    if (view.birthDate() != null) {
      patient.setBirthDateElement(Resources.date(view.birthDate()));
    }
    putTelecom(patient, ContactPointSystem.PHONE, view.phone());
    putTelecom(patient, ContactPointSystem.EMAIL, view.email());
    putLanguage(patient, view.language());
    patient.getExtension().removeIf(extension -> TIME_ZONE.equals(extension.getUrl()));
    patient.addExtension(
        new Extension(TIME_ZONE, new org.hl7.fhir.r4.model.CodeType(view.timeZone())));
    PatientAddressFhir.putFirst(patient, view.address());
    return patient;
  }

  /** A record that was merged into another: not active, and with the way to the other. */
  static void replaced(Patient patient, UUID survivor) {
    patient.setActive(false);
    patient.addLink().setOther(Resources.patient(survivor)).setType(Patient.LinkType.REPLACEDBY);
  }

  private static void putIdentifiers(Patient patient, PatientView view) {
    patient
        .getIdentifier()
        .removeIf(
            i ->
                !SSN.equals(i.getSystem())
                    && i.hasSystem()
                    && i.hasValue()
                    && !view.identifiers().contains(new Identifier(i.getSystem(), i.getValue())));
    List<Identifier> present = identifiers(patient);
    for (Identifier identifier : view.identifiers()) {
      if (!present.contains(identifier)) {
        patient.addIdentifier().setSystem(identifier.system()).setValue(identifier.value());
      }
    }
    boolean hasSsn = patient.getIdentifier().stream().anyMatch(i -> SSN.equals(i.getSystem()));
    if (view.ssnLastFour() != null && !hasSsn) {
      patient.addIdentifier().setSystem(SSN).setValue(masked(view.ssnLastFour()));
    }
    if (!patient.hasIdentifier()) {
      patient
          .addIdentifier()
          .setSystem(Profiles.TRELLIS + "patient")
          .setValue(view.id().toString());
    }
  }

  private static void putName(Patient patient, PatientView view) {
    HumanName name = officialName(patient);
    if (family(name).equals(view.familyName()) && given(name).equals(view.givenName())) {
      return;
    }
    if (!patient.hasName()) {
      name = patient.addName().setUse(HumanName.NameUse.OFFICIAL);
    }
    name.setFamily(view.familyName());
    name.setGiven(List.of(new StringType(view.givenName())));
    name.setText(null);
  }

  private static void putTelecom(
      Patient patient, ContactPointSystem system, @Nullable String value) {
    List<ContactPoint> present =
        patient.getTelecom().stream().filter(t -> t.getSystem() == system).toList();
    if (value == null) {
      patient.getTelecom().removeAll(present);
    } else if (present.isEmpty()) {
      patient.addTelecom().setSystem(system).setValue(value);
    } else {
      present.getFirst().setValue(value);
    }
  }

  private static void putLanguage(Patient patient, String language) {
    if (!language(patient).equals(language) || !patient.hasCommunication()) {
      patient.getCommunication().clear();
      patient
          .addCommunication()
          .setLanguage(Resources.code("urn:ietf:bcp:47", language))
          .setPreferred(true);
    }
  }

  static HumanName officialName(Patient patient) {
    return patient.getName().stream()
        .filter(name -> name.getUse() == HumanName.NameUse.OFFICIAL)
        .findFirst()
        .orElseGet(patient::getNameFirstRep);
  }

  private static String given(HumanName name) {
    return name.getGivenAsSingleString().strip();
  }

  private static String family(HumanName name) {
    return name.getFamily() == null ? "" : name.getFamily().strip();
  }

  /** A birth date of which only the year or month is known stays in the kept resource alone. */
  private static @Nullable LocalDate birthDate(Patient patient) {
    String text = patient.getBirthDateElement().getValueAsString();
    return text == null || text.length() != 10 ? null : LocalDate.parse(text);
  }

  private static String language(Patient patient) {
    return patient.getCommunication().stream()
        .sorted((a, b) -> Boolean.compare(b.getPreferred(), a.getPreferred()))
        .flatMap(c -> c.getLanguage().getCoding().stream())
        .map(coding -> Optional.ofNullable(coding.getCode()).orElse("en"))
        .findFirst()
        .orElse("en");
  }

  private static String timeZone(Patient patient) {
    Extension extension = patient.getExtensionByUrl(TIME_ZONE);
    String zone = extension == null ? "" : String.valueOf(extension.getValue().primitiveValue());
    return ZoneId.getAvailableZoneIds().contains(zone) ? zone : DEFAULT_ZONE;
  }

  private static @Nullable String telecom(Patient patient, ContactPointSystem system) {
    return patient.getTelecom().stream()
        .filter(t -> t.getSystem() == system && t.hasValue())
        .map(ContactPoint::getValue)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String ssnLastFour(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(i -> SSN.equals(i.getSystem()) && i.hasValue())
        .map(i -> lastFour(i.getValue()))
        .filter(digits -> digits.length() == 4)
        .findFirst()
        .orElse(null);
  }

  private static String lastFour(String ssn) {
    String digits = ssn.replaceAll("[^0-9]", "");
    return digits.substring(Math.max(0, digits.length() - 4));
  }

  private static String masked(String lastFour) {
    return "***-**-" + lastFour;
  }
}
