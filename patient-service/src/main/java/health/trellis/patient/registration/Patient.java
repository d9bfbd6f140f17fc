package health.trellis.patient.registration;

import health.trellis.patient.ground.JsonColumn;
import health.trellis.patient.ground.SearchText;
import health.trellis.patient.registration.PatientDto.Address;
import health.trellis.patient.registration.PatientDto.Identifier;
import health.trellis.patient.registration.PatientDto.PatientView;
import health.trellis.patient.registration.PatientDto.Person;
import health.trellis.patient.registration.PersonDetails.OtherName;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A person whom the program knows. */
@Entity
@Table(name = "patient")
class Patient {
  @Id private UUID id;
  @Version private long version;
  private String givenName;
  private String familyName;
  private @Nullable LocalDate birthDate;

  @Enumerated(EnumType.STRING)
  private AdministrativeSex sex;

  private String language;
  private String timeZone;
  private @Nullable String email;
  private @Nullable String phone;
  private @Nullable String phoneKey;
  private @Nullable String ssnLastFour;

  /** Kept by the database, from the details, for searches. */
  @Column(insertable = false, updatable = false)
  private @Nullable LocalDate deceasedOn;

  @Convert(converter = AddressColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private @Nullable Address address;

  @ColumnTransformer(write = "?::jsonb")
  private @Nullable String received;

  private @Nullable String referredBy;
  private @Nullable UUID mergedInto;
  private Instant registeredAt;
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "patient_identifier", joinColumns = @JoinColumn(name = "patient_id"))
  @BatchSize(size = 200)
  private Set<IdentifierValue> identifiers = new LinkedHashSet<>();

  @ElementCollection
  @CollectionTable(name = "patient_name_part", joinColumns = @JoinColumn(name = "patient_id"))
  @BatchSize(size = 200)
  private Set<NamePart> nameParts = new LinkedHashSet<>();

  @ElementCollection
  @CollectionTable(name = "patient_address_part", joinColumns = @JoinColumn(name = "patient_id"))
  @BatchSize(size = 200)
  private Set<AddressPart> addressParts = new LinkedHashSet<>();

  /** A number of an issuer. */
  @Embeddable
  record IdentifierValue(String system, String value) {}

  /** A part of a name as it is searched; kind is GIVEN or FAMILY. */
  @Embeddable
  record NamePart(String kind, String part) {}

  /** A word of an address as it is searched, and of what it is a word. */
  @Embeddable
  record AddressPart(String kind, String part) {}

  /** Stores an address. */
  @Converter
  static class AddressColumn extends JsonColumn<Address> {
    AddressColumn() {
      super(Address.class);
    }
  }

  /** For Hibernate. */
  protected Patient() {}

  static Patient register(UUID id, Person person, @Nullable String referredBy, Instant now) {
    Patient patient = new Patient();
    patient.id = id;
    patient.referredBy = referredBy;
    patient.registeredAt = now;
    patient.take(person, now);
    return patient;
  }

  /** Corrects what is known of the person. */
  void take(Person person, Instant now) {
    givenName = person.givenName();
    familyName = person.familyName();
    birthDate = person.birthDate();
    sex = person.sex();
    language = person.language();
    timeZone = person.timeZone();
    email = person.email();
    phone = person.phone();
    phoneKey = SearchText.phoneKey(person.phone());
    ssnLastFour = person.ssnLastFour();
    address = person.address();
    updatedAt = now;
    replace(
        identifiers,
        person.identifiers().stream()
            .map(i -> new IdentifierValue(i.system(), i.value()))
            .toList());
    replace(nameParts, nameParts(person.givenName(), person.familyName()));
  }

  /** Keeps the FHIR resource as received, and the other names in it findable. */
  void keep(String resource, Set<NamePart> moreNames) {
    received = resource;
    nameParts.addAll(moreNames);
  }

  /** Is found by these words of addresses from now on. */
  void place(List<AddressPart> words) {
    replace(addressParts, words);
  }

  /** The EHR that refers a patient first is the referrer. */
  void referredBy(@Nullable String client) {
    if (referredBy == null) {
      referredBy = client;
    }
  }

  /** What is known beyond this changed, and with it how the patient reads as a whole. */
  void detailed(Instant now, List<OtherName> otherNames) {
    updatedAt = now;
    otherNames.forEach(
        other ->
            nameParts.addAll(
                nameParts(Objects.requireNonNullElse(other.givenName(), ""), other.familyName())));
  }

  /** What belongs to the person changed elsewhere: a new version tells those who read. */
  void touch(Instant now) {
    updatedAt = now;
  }

  /** The record is no longer used: the person's is another. */
  void mergeInto(UUID survivor, Instant now) {
    mergedInto = survivor;
    updatedAt = now;
  }

  /** The record is used again, and found by its names. */
  void apart(Instant now) {
    mergedInto = null;
    updatedAt = now;
    nameParts.addAll(nameParts(givenName, familyName));
    if (received != null) {
      nameParts.addAll(PatientFhir.otherNames(received));
    }
  }

  Optional<UUID> mergedInto() {
    return Optional.ofNullable(mergedInto);
  }

  static List<NamePart> nameParts(String given, String family) {
    List<NamePart> parts = new ArrayList<>();
    SearchText.words(given).forEach(part -> parts.add(new NamePart("GIVEN", part)));
    SearchText.words(family).forEach(part -> parts.add(new NamePart("FAMILY", part)));
    return parts;
  }

  private static <T> void replace(Set<T> present, List<T> wanted) {
    present.retainAll(wanted);
    present.addAll(wanted);
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  /** The version as it is now. */
  AssembledPatients.Version present() {
    return new AssembledPatients.Version(id, version, mergedInto);
  }

  @Nullable String received() {
    return received;
  }

  @Nullable String referrer() {
    return referredBy;
  }

  PatientView view() {
    return new PatientView(
        id,
        givenName,
        familyName,
        birthDate,
        sex,
        language,
        timeZone,
        email,
        phone,
        ssnLastFour,
        identifiers.stream()
            .map(i -> new Identifier(i.system(), i.value()))
            .sorted(Comparator.comparing(Identifier::system).thenComparing(Identifier::value))
            .toList(),
        address,
        referredBy,
        registeredAt,
        updatedAt);
  }
}
