package health.trellis.scheduling.preference;

import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.Gender;
import health.trellis.scheduling.time.Span;
import health.trellis.scheduling.time.WeeklyWindow;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A patient's wishes and transport limits. */
@Entity
@Table(name = "patient_preferences")
public class PatientPreferences {
  @Id private UUID patientId;

  @Enumerated(EnumType.STRING)
  private @Nullable Gender clinicianGender;

  @Enumerated(EnumType.STRING)
  private DeliveryWish delivery = DeliveryWish.EITHER;

  private @Nullable String telehealthState;
  private @Nullable LocalTime earliestArrival;
  private @Nullable LocalTime latestDeparture;
  private @Nullable Integer maximumDaysOnSite;

  @ElementCollection
  @CollectionTable(name = "preferred_language", joinColumns = @JoinColumn(name = "patient_id"))
  @OrderColumn(name = "rank")
  @Column(name = "language")
  private List<String> languages = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "preferred_modality", joinColumns = @JoinColumn(name = "patient_id"))
  @OrderColumn(name = "rank")
  @Column(name = "modality")
  private List<String> modalities = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "reachable_site", joinColumns = @JoinColumn(name = "patient_id"))
  @Column(name = "site_id")
  private Set<UUID> reachableSites = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "preferred_time", joinColumns = @JoinColumn(name = "patient_id"))
  private Set<WeeklyWindow> times = new HashSet<>();

  private @Nullable Instant changedAt;
  @Version private long version;

  /** For Hibernate. */
  protected PatientPreferences() {}

  /** Those of a patient who has said nothing: anything goes. */
  public PatientPreferences(UUID patientId) {
    this.patientId = patientId;
  }

  void change(PreferencesRequest request, Instant now) {
    clinicianGender = request.clinicianGender();
    delivery = request.delivery();
    telehealthState = request.telehealthState();
    earliestArrival = request.earliestArrival();
    latestDeparture = request.latestDeparture();
    maximumDaysOnSite = request.maximumDaysOnSite();
    languages = new ArrayList<>(request.languages());
    modalities = new ArrayList<>(request.modalities());
    reachableSites = new HashSet<>(request.reachableSites());
    times = new HashSet<>(request.times());
    changedAt = now;
  }

  /** Whether the way allows to be at a site for a span: transport limits bind. */
  public boolean canReach(UUID siteId, Span span, ZoneId zone) {
    LocalTime start = LocalTime.ofInstant(span.start(), zone);
    LocalTime end = LocalTime.ofInstant(span.end(), zone);
    return (reachableSites.isEmpty() || reachableSites.contains(siteId))
        && (earliestArrival == null || !start.isBefore(earliestArrival))
        && (latestDeparture == null || !end.isAfter(latestDeparture));
  }

  /** Whether a span lies at a time that the patient likes; any does when none was named. */
  public boolean likes(Span span, ZoneId zone) {
    var day = span.start().atZone(zone).toLocalDate();
    return times.isEmpty()
        || times.stream()
            .flatMap(time -> time.on(day, zone).stream())
            .anyMatch(liked -> liked.contains(span));
  }

  /** Whether a clinician is of the gender and speaks one of the languages that were wished for. */
  public boolean suits(Clinician clinician) {
    return (clinicianGender == null || clinicianGender == clinician.gender())
        && (languages.isEmpty() || languages.stream().anyMatch(clinician.languages()::contains));
  }

  /** Whether the patient said any: what nobody said has a version too. */
  public boolean said() {
    return changedAt != null;
  }

  /** Whose they are. */
  public UUID patientId() {
    return patientId;
  }

  /** The clinician's gender that the patient wishes. */
  public @Nullable Gender clinicianGender() {
    return clinicianGender;
  }

  /** In person, by video, or either. */
  public DeliveryWish delivery() {
    return delivery;
  }

  /** The state that the patient is in during sessions by video; ISO 3166-2. */
  public @Nullable String telehealthState() {
    return telehealthState;
  }

  /** By the clock at the site; for example the first bus. */
  public @Nullable LocalTime earliestArrival() {
    return earliestArrival;
  }

  /** By the clock at the site; for example the last bus. */
  public @Nullable LocalTime latestDeparture() {
    return latestDeparture;
  }

  /** On how many days of a week the patient can make the way. */
  public @Nullable Integer maximumDaysOnSite() {
    return maximumDaysOnSite;
  }

  /** Languages, best first; BCP 47. */
  public List<String> languages() {
    return List.copyOf(languages);
  }

  /** Modalities, best first. */
  public List<String> modalities() {
    return List.copyOf(modalities);
  }

  /** Sites that the patient can get to; all when empty. */
  public Set<UUID> reachableSites() {
    return Set.copyOf(reachableSites);
  }

  /** Times that the patient likes; any when empty. */
  public Set<WeeklyWindow> times() {
    return Set.copyOf(times);
  }

  /** For optimistic locking, and for telling whether they were changed. */
  public long version() {
    return version;
  }
}
