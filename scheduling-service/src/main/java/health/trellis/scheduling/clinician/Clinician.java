package health.trellis.scheduling.clinician;

import health.trellis.event.SessionType;
import health.trellis.scheduling.time.WeeklyWindow;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who leads sessions. */
@Entity
@Table(name = "clinician")
public class Clinician {
  @Id private UUID id;
  private String displayName;
  private @Nullable String credentials;
  private boolean prescriber;
  private @Nullable String email;
  private @Nullable String phone;

  @ElementCollection
  @CollectionTable(name = "clinician_modality", joinColumns = @JoinColumn(name = "clinician_id"))
  @Column(name = "modality")
  private Set<String> modalities = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "clinician_program", joinColumns = @JoinColumn(name = "clinician_id"))
  @Column(name = "program_id")
  private Set<UUID> programIds = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "working_hours", joinColumns = @JoinColumn(name = "clinician_id"))
  private Set<WeeklyWindow> workingHours = new HashSet<>();

  private boolean active;
  @Version private long version;

  /** For Hibernate. */
  protected Clinician() {}

  Clinician(UUID id, ClinicianRequest request) {
    this.id = id;
    change(request);
  }

  final void change(ClinicianRequest request) {
    displayName = request.displayName();
    credentials = request.credentials();
    prescriber = Boolean.TRUE.equals(request.prescriber());
    email = request.email();
    phone = request.phone();
    replace(modalities, request.modalities());
    replace(programIds, request.programIds());
    replace(workingHours, Set.copyOf(request.workingHours()));
    active = !Boolean.FALSE.equals(request.active());
  }

  private static <T> void replace(Set<T> present, Set<T> wanted) {
    present.retainAll(wanted);
    present.addAll(wanted);
  }

  /** Whether the clinician may lead sessions of a kind and modality in a program. */
  public boolean mayLead(SessionType type, String modality, UUID programId) {
    return active
        && programIds.contains(programId)
        && (type == SessionType.MEDICATION ? prescriber : modalities.contains(modality));
  }

  /** The clinician's id; FHIR Practitioner. */
  public UUID id() {
    return id;
  }

  /** Name, as patients see it. */
  public String displayName() {
    return displayName;
  }

  /** For example LCSW. */
  public @Nullable String credentials() {
    return credentials;
  }

  /** Name with credentials. */
  public String nameWithCredentials() {
    return credentials == null ? displayName : displayName + ", " + credentials;
  }

  /** Whether the clinician may prescribe. */
  public boolean prescriber() {
    return prescriber;
  }

  /** Work e-mail. */
  public @Nullable String email() {
    return email;
  }

  /** Work phone. */
  public @Nullable String phone() {
    return phone;
  }

  /** What the clinician may lead. */
  public Set<String> modalities() {
    return Set.copyOf(modalities);
  }

  /** Where the clinician works. */
  public Set<UUID> programIds() {
    return Set.copyOf(programIds);
  }

  /** When the clinician works, in the zone of the program's site. */
  public Set<WeeklyWindow> workingHours() {
    return Set.copyOf(workingHours);
  }

  /** Whether the clinician works here. */
  public boolean active() {
    return active;
  }

  long version() {
    return version;
  }
}
