package health.trellis.scheduling.clinician;

import health.trellis.event.SessionType;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
  private Set<WorkingWindow> workingHours = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "clinician_language", joinColumns = @JoinColumn(name = "clinician_id"))
  @Column(name = "language")
  private Set<String> languages = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "clinician_licence", joinColumns = @JoinColumn(name = "clinician_id"))
  private Set<Licence> licences = new HashSet<>();

  @Enumerated(EnumType.STRING)
  private @Nullable Gender gender;

  private @Nullable UUID supervisorId;
  private @Nullable Integer caseloadLimit;
  private int bufferMinutes;
  private @Nullable String npi;

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
    replaceAll(Set.copyOf(request.workingHours()));
    replace(languages, Optional.ofNullable(request.languages()).orElse(Set.of()));
    replace(licences, Set.copyOf(Optional.ofNullable(request.licences()).orElse(List.of())));
    gender = request.gender();
    supervisorId = request.supervisorId();
    caseloadLimit = request.caseloadLimit();
    bufferMinutes = Optional.ofNullable(request.bufferMinutes()).orElse(0);
    npi = request.npi();
    active = !Boolean.FALSE.equals(request.active());
  }

  /** As a whole: rows with columns that are null cannot be told apart one by one. */
  private void replaceAll(Set<WorkingWindow> wanted) {
    if (!workingHours.equals(wanted)) {
      workingHours = new HashSet<>(wanted);
    }
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
  public Set<WorkingWindow> workingHours() {
    return Set.copyOf(workingHours);
  }

  /** When the clinician works at a site in a week, in order; time off is not taken out. */
  public List<Span> workAt(UUID siteId, IsoWeek week) {
    return week.days().stream()
        .flatMap(
            day ->
                workingHours.stream()
                    .filter(window -> window.isAt(siteId))
                    .flatMap(window -> window.on(day, week.zone()).stream()))
        .sorted(Comparator.comparing(Span::start))
        .toList();
  }

  /** Languages that sessions can be held in; BCP 47. */
  public Set<String> languages() {
    return Set.copyOf(languages);
  }

  /** Licences to practise. */
  public Set<Licence> licences() {
    return Set.copyOf(licences);
  }

  /** Whether a licence of the clinician's own holds in a state on a day. */
  public boolean isLicensedIn(String state, LocalDate day) {
    return licences.stream().anyMatch(licence -> licence.holds(state, day));
  }

  /** Whether the clinician had a licence for a state that no longer holds on a day. */
  public boolean hasLapsed(String state, LocalDate day) {
    return licences.stream().anyMatch(licence -> licence.state().equals(state))
        && !isLicensedIn(state, day);
  }

  /** For patients who wish so. */
  public @Nullable Gender gender() {
    return gender;
  }

  /** Under whose licence the clinician practises, while in training. */
  public @Nullable UUID supervisorId() {
    return supervisorId;
  }

  /** How many patients the clinician takes as primary therapist; no limit when absent. */
  public @Nullable Integer caseloadLimit() {
    return caseloadLimit;
  }

  /** Minutes that the clinician needs between two sessions, for notes and breath. */
  public int bufferMinutes() {
    return bufferMinutes;
  }

  /** National Provider Identifier. */
  public @Nullable String npi() {
    return npi;
  }

  /** Whether the clinician works here. */
  public boolean active() {
    return active;
  }

  /** For optimistic locking, and for telling whether anything was changed. */
  public long version() {
    return version;
  }
}
