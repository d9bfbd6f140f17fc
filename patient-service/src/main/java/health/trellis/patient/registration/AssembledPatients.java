package health.trellis.patient.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * FHIR Patients as they were put together, kept by version: to read again what an EHR once sent
 * costs more than all else of a read. Only committed versions may be kept, so whoever has just
 * changed a patient does not ask here.
 */
@ApplicationScoped
class AssembledPatients {
  /** Characters as received, of all that are kept: put together each takes about ten bytes. */
  private static final int MOST = 1_000_000;

  /** For a patient of whom little was received. */
  private static final int LEAST = 1_000;

  private final PatientRepository patients;
  private final Cache<Version, Assembled> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher((Version version, Assembled patient) -> patient.weight())
          .build();

  AssembledPatients(PatientRepository patients) {
    this.patients = patients;
  }

  /**
   * A version of a patient.
   *
   * @param mergedInto the record that it was merged into
   */
  record Version(UUID id, long number, @Nullable UUID mergedInto) {
    /** Whose the record is. */
    UUID whose() {
      return mergedInto == null ? id : mergedInto;
    }
  }

  private record Assembled(Patient resource, int weight) {}

  /** The resource of a version, for the caller to change. */
  Patient of(Version version) {
    return of(List.of(version)).getFirst();
  }

  /**
   * The resources of several versions, in their order; those that are not kept are read at once.
   */
  List<Patient> of(List<Version> versions) {
    Map<UUID, Assembled> found = new HashMap<>();
    kept.getAllPresent(versions).forEach((version, patient) -> found.put(version.id(), patient));
    List<UUID> missing =
        versions.stream().map(Version::id).filter(id -> !found.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      found.putAll(assemble(missing));
    }
    return versions.stream()
        .map(version -> Objects.requireNonNull(found.get(version.id())).resource().copy())
        .toList();
  }

  /** Kept under the versions that they are of, which may be newer than those asked for. */
  private Map<UUID, Assembled> assemble(List<UUID> ids) {
    Map<UUID, PersonDetails> details = patients.edited(ids);
    Map<UUID, Assembled> assembled = new HashMap<>();
    patients
        .list("id in ?1", ids)
        .forEach(
            patient -> {
              String received = patient.received();
              int weight = received == null ? LEAST : Math.max(LEAST, received.length());
              Assembled now = new Assembled(PatientFhirService.fhir(patient, details), weight);
              kept.put(patient.present(), now);
              assembled.put(patient.id(), now);
            });
    return assembled;
  }
}
