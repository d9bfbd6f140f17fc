package health.trellis.patient.registration;

import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import health.trellis.patient.registration.PersonDetails.Contact;
import health.trellis.patient.registration.PersonDetails.Guardian;
import health.trellis.patient.registration.PersonDetails.NameUse;
import health.trellis.patient.registration.PersonDetails.OtherAddress;
import health.trellis.patient.registration.PersonDetails.OtherName;
import health.trellis.patient.registration.PersonDetails.SpokenLanguage;
import health.trellis.patient.registration.PersonDetails.Telecom;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** A person's details in a FHIR Patient: the elements and extensions of US Core 6.1.0. */
final class PersonDetailsFhir {
  static final String RACE = Profiles.US_CORE + "us-core-race";
  static final String ETHNICITY = Profiles.US_CORE + "us-core-ethnicity";
  static final String BIRTH_SEX = Profiles.US_CORE + "us-core-birthsex";
  static final String GENDER_IDENTITY = Profiles.US_CORE + "us-core-genderIdentity";
  static final String INTERPRETER =
      "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";
  static final String PRONOUNS = Profiles.TRELLIS + "pronouns";
  static final String CDC_RACE = "urn:oid:2.16.840.1.113883.6.238";
  private static final String CONTACT_ROLE = "http://terminology.hl7.org/CodeSystem/v2-0131";
  private static final Set<String> OURS =
      Set.of(RACE, ETHNICITY, BIRTH_SEX, GENDER_IDENTITY, INTERPRETER, PRONOUNS);

  private PersonDetailsFhir() {}

  /** Puts details in the place of what the resource said of the same. */
  static void put(Patient patient, PersonDetails details) {
    patient.getExtension().removeIf(extension -> OURS.contains(extension.getUrl()));
    extensions(patient, details);
    names(patient, details);
    languages(patient, details.languages());
    details.telecoms().forEach(telecom -> telecom(patient, telecom));
    patient.getAddress().removeIf(address -> address.hasUse() && address.hasPeriod());
    details.addresses().forEach(address -> address(patient, address));
    patient.getContact().clear();
    details.emergencyContacts().forEach(contact -> contact(patient, contact));
    details.guardians().forEach(guardian -> guardian(patient, guardian));
    patient.getPhoto().clear();
    if (details.photo() != null) {
      patient.addPhoto(new Attachment().setUrl(details.photo()));
    }
    patient.setDeceased(
        details.deceasedOn() == null ? null : new DateTimeType(details.deceasedOn().toString()));
  }

  private static void extensions(Patient patient, PersonDetails details) {
    if (!details.races().isEmpty()) {
      Extension race = patient.addExtension().setUrl(RACE);
      List<Race> races = details.races().stream().sorted().toList();
      races.forEach(r -> category(race, r.code(), r.display()));
      text(race, String.join(", ", races.stream().map(Race::display).toList()));
    }
    if (details.ethnicity() != null) {
      Extension ethnicity = patient.addExtension().setUrl(ETHNICITY);
      category(ethnicity, details.ethnicity().code(), details.ethnicity().display());
      text(ethnicity, details.ethnicity().display());
    }
    if (details.birthSex() != null) {
      patient.addExtension(new Extension(BIRTH_SEX, new CodeType(details.birthSex().code())));
    }
    GenderIdentity gender = details.genderIdentity();
    if (gender != null) {
      patient.addExtension(
          new Extension(
              GENDER_IDENTITY,
              Resources.code(gender.system(), gender.code()).setText(gender.text())));
    }
    if (details.pronouns() != null) {
      patient.addExtension(new Extension(PRONOUNS, new StringType(details.pronouns())));
    }
    if (details.languages().stream().anyMatch(SpokenLanguage::interpreterNeeded)) {
      patient.addExtension(new Extension(INTERPRETER, new BooleanType(true)));
    }
  }

  private static void category(Extension extension, String code, String display) {
    extension.addExtension(new Extension("ombCategory", new Coding(CDC_RACE, code, display)));
  }

  private static void text(Extension extension, String text) {
    extension.addExtension(new Extension("text", new StringType(text)));
  }

  private static void names(Patient patient, PersonDetails details) {
    HumanName first = PatientFhir.officialName(patient);
    patient.getName().removeIf(name -> name != first);
    if (details.preferredName() != null) {
      patient
          .addName()
          .setUse(HumanName.NameUse.USUAL)
          .setFamily(first.getFamily())
          .addGiven(details.preferredName());
    }
    for (OtherName other : details.names()) {
      HumanName name = patient.addName().setUse(use(other.use())).setFamily(other.familyName());
      if (other.givenName() != null) {
        name.addGiven(other.givenName());
      }
      if (other.suffix() != null) {
        name.addSuffix(other.suffix());
      }
      name.setPeriod(period(other.from(), other.until()));
    }
  }

  private static HumanName.NameUse use(NameUse use) {
    return HumanName.NameUse.valueOf(use.name());
  }

  private static void languages(Patient patient, List<SpokenLanguage> languages) {
    if (languages.isEmpty()) {
      return;
    }
    patient.getCommunication().clear();
    for (SpokenLanguage language : languages) {
      patient
          .addCommunication()
          .setLanguage(Resources.code("urn:ietf:bcp:47", language.language()))
          .setPreferred(language.preferred());
    }
  }

  private static void telecom(Patient patient, Telecom telecom) {
    ContactPointSystem system = ContactPointSystem.valueOf(telecom.system().name());
    patient
        .getTelecom()
        .removeIf(t -> t.getSystem() == system && telecom.value().equals(t.getValue()));
    var point = patient.addTelecom().setSystem(system).setValue(telecom.value());
    if (telecom.use() != null) {
      point.setUse(ContactPointUse.valueOf(telecom.use().name()));
    }
    if (telecom.rank() != null) {
      point.setRank(telecom.rank());
    }
  }

  private static void address(Patient patient, OtherAddress other) {
    PatientAddressFhir.put(patient, other.address());
    var address = patient.getAddress().getLast();
    address.setUse(AddressUse.valueOf(other.use().name()));
    address.setPeriod(period(other.from(), other.until()));
  }

  private static void contact(Patient patient, Contact contact) {
    var to = patient.addContact();
    to.addRelationship(
        Resources.concept(CONTACT_ROLE, "C", "Emergency Contact").setText(contact.relationship()));
    to.setName(new HumanName().setText(contact.name()));
    to.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(contact.phone());
  }

  private static void guardian(Patient patient, Guardian guardian) {
    var to = patient.addContact();
    to.addRelationship(
        Resources.code("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "GUARD")
            .setText(guardian.authority().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    to.setName(new HumanName().setText(guardian.name()));
    if (guardian.phone() != null) {
      to.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(guardian.phone());
    }
    to.setPeriod(period(null, guardian.until()));
  }

  private static @Nullable Period period(@Nullable LocalDate from, @Nullable LocalDate until) {
    if (from == null && until == null) {
      return null;
    }
    Period period = new Period();
    if (from != null) {
      period.setStartElement(new DateTimeType(from.toString()));
    }
    if (until != null) {
      period.setEndElement(new DateTimeType(until.toString()));
    }
    return period;
  }
}
