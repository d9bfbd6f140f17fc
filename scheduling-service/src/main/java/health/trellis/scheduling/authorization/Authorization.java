package health.trellis.scheduling.authorization;

import health.trellis.event.AuthorizationUnit;
import health.trellis.scheduling.payer.DayTiers;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a payer approved for a patient. */
@Entity
@Table(name = "treatment_authorization")
public class Authorization {
  /** Told at four fifths and at the end when nothing else is said. */
  static final Set<Integer> USUAL_LEVELS = Set.of(80, 100);

  /** Days before the end at which to tell when nothing else is said. */
  static final Set<Integer> USUAL_WARNING_DAYS = Set.of(14, 7);

  @Id private UUID id;
  private UUID patientId;
  private String payer;
  private String referenceNumber;

  @Enumerated(EnumType.STRING)
  private AuthorizationUnit unit;

  private int unitsApproved;
  private LocalDate validFrom;
  private LocalDate validTo;

  @ElementCollection
  @CollectionTable(
      name = "authorization_service_code",
      joinColumns = @JoinColumn(name = "authorization_id"))
  @Column(name = "code")
  private Set<String> serviceCodes = new HashSet<>();

  @ElementCollection
  @CollectionTable(
      name = "authorization_warning_level",
      joinColumns = @JoinColumn(name = "authorization_id"))
  @Column(name = "percent")
  private Set<Integer> warningLevels = new HashSet<>();

  private int warnedPercent;

  @ElementCollection
  @CollectionTable(
      name = "authorization_warning_day",
      joinColumns = @JoinColumn(name = "authorization_id"))
  @Column(name = "days")
  private Set<Integer> warningDays = new HashSet<>();

  private @Nullable Integer warnedDays;
  @Version private long version;

  /** For Hibernate. */
  protected Authorization() {}

  Authorization(UUID id, AuthorizationRequest request) {
    this.id = id;
    this.patientId = request.patientId();
    change(request);
  }

  /** Other terms are another burn-down: levels are told anew. */
  final void change(AuthorizationRequest request) {
    payer = request.payer();
    referenceNumber = request.referenceNumber();
    unit = request.unit();
    unitsApproved = request.unitsApproved();
    validFrom = request.from();
    validTo = request.to();
    replace(serviceCodes, request.serviceCodes());
    replace(warningLevels, Optional.ofNullable(request.warningLevels()).orElse(USUAL_LEVELS));
    replace(warningDays, Optional.ofNullable(request.warningDays()).orElse(USUAL_WARNING_DAYS));
    warnedPercent = 0;
    warnedDays = null;
  }

  private static <T> void replace(Set<T> present, Collection<T> wanted) {
    present.retainAll(wanted);
    present.addAll(wanted);
  }

  /** The highest level reached that has not been told; it counts as told from now on. */
  Optional<Integer> reach(int usedPercent) {
    Optional<Integer> reached =
        warningLevels.stream()
            .filter(level -> level <= usedPercent && level > warnedPercent)
            .max(Integer::compare);
    reached.ifPresent(level -> warnedPercent = level);
    return reached;
  }

  BurnDown burnDown(@Nullable DayTiers tiers, Collection<Visit> visits) {
    return BurnDown.of(
        unit, unitsApproved, validTo, tiers, visits.stream().filter(v -> covers(v.day())).toList());
  }

  /** The warning that is due so many days before the last; it counts as told from now on. */
  Optional<Integer> near(int daysLeft) {
    Optional<Integer> due =
        warningDays.stream()
            .filter(days -> daysLeft <= days && (warnedDays == null || days < warnedDays))
            .min(Integer::compare);
    due.ifPresent(days -> warnedDays = days);
    return due;
  }

  /** Whether some of its days lie between two, both included. */
  boolean reachesInto(LocalDate first, LocalDate last) {
    return !validFrom.isAfter(last) && !validTo.isBefore(first);
  }

  Set<Integer> warningDays() {
    return warningDays;
  }

  boolean covers(LocalDate day) {
    return !day.isBefore(validFrom) && !day.isAfter(validTo);
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  String payer() {
    return payer;
  }

  String referenceNumber() {
    return referenceNumber;
  }

  AuthorizationUnit unit() {
    return unit;
  }

  int unitsApproved() {
    return unitsApproved;
  }

  LocalDate validFrom() {
    return validFrom;
  }

  LocalDate validTo() {
    return validTo;
  }

  Set<String> serviceCodes() {
    return serviceCodes;
  }

  Set<Integer> warningLevels() {
    return warningLevels;
  }

  long version() {
    return version;
  }
}
