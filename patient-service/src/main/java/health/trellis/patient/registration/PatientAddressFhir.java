package health.trellis.patient.registration;

import health.trellis.patient.ground.SearchText;
import health.trellis.patient.registration.Patient.AddressPart;
import health.trellis.patient.registration.PatientDto.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Addresses to and from FHIR Patient. */
final class PatientAddressFhir {
  private PatientAddressFhir() {}

  static @Nullable Address first(Patient patient) {
    if (!patient.hasAddress()) {
      return null;
    }
    org.hl7.fhir.r4.model.Address source = patient.getAddressFirstRep();
    return new Address(
        source.getLine().stream().map(StringType::getValue).toList(),
        source.getCity(),
        source.getState(),
        source.getPostalCode(),
        source.getCountry());
  }

  /** What was corrected here stands in the place of the first address that was received. */
  static void putFirst(Patient patient, @Nullable Address known) {
    if (Objects.equals(first(patient), known)) {
      return;
    }
    List<org.hl7.fhir.r4.model.Address> others =
        List.copyOf(patient.getAddress()).stream().skip(1).toList();
    patient.setAddress(new ArrayList<>());
    if (known != null) {
      put(patient, known);
    }
    others.forEach(patient::addAddress);
  }

  static void put(Patient patient, Address address) {
    org.hl7.fhir.r4.model.Address target = patient.addAddress();
    address.lines().forEach(target::addLine);
    target.setCity(address.city()).setState(address.state());
    target.setPostalCode(address.postalCode()).setCountry(address.country());
  }

  /** The words of all addresses, as they are searched. */
  static List<AddressPart> parts(Patient patient) {
    return patient.getAddress().stream()
        .flatMap(
            address ->
                Stream.of(
                        address.getLine().stream().flatMap(line -> words("LINE", line.getValue())),
                        words("LINE", address.getDistrict()),
                        words("CITY", address.getCity()),
                        words("STATE", address.getState()),
                        words("POSTAL_CODE", address.getPostalCode()),
                        words("COUNTRY", address.getCountry()))
                    .flatMap(words -> words))
        .distinct()
        .toList();
  }

  private static Stream<AddressPart> words(String kind, @Nullable String text) {
    return text == null
        ? Stream.empty()
        : SearchText.words(text).stream().map(word -> new AddressPart(kind, word));
  }
}
