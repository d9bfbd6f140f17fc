package health.trellis.scheduling.program;

import health.trellis.event.LevelOfCare;
import health.trellis.event.SessionType;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.time.WeeklyWindow;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A program and the rules of its weeks. */
@Entity
@Table(name = "program")
public class Program {
  /** From three hours on a day counts as a day of treatment (HCPCS H0015: three hours a day). */
  static final int USUAL_MINUTES_PER_TREATMENT_DAY = 180;

  @Id private UUID id;
  private UUID siteId;
  private String name;

  @Enumerated(EnumType.STRING)
  private LevelOfCare levelOfCare;

  private String track;

  @Enumerated(EnumType.STRING)
  private Population population;

  @Enumerated(EnumType.STRING)
  private Focus focus;

  @Enumerated(EnumType.STRING)
  private Setting setting;

  private boolean substanceUse;
  private int minimumMinutesPerWeek;
  private int maximumMinutesPerWeek;
  private int minimumMinutesPerTreatmentDay;
  @Embedded private SessionMinutes sessionMinutes;

  @ElementCollection
  @CollectionTable(name = "program_treatment_day", joinColumns = @JoinColumn(name = "program_id"))
  @Column(name = "weekday")
  @Enumerated(EnumType.STRING)
  private Set<DayOfWeek> treatmentDays = EnumSet.noneOf(DayOfWeek.class);

  @ElementCollection
  @CollectionTable(name = "program_block", joinColumns = @JoinColumn(name = "program_id"))
  private Set<WeeklyWindow> blocks = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "program_self_booking", joinColumns = @JoinColumn(name = "program_id"))
  @Column(name = "type")
  @Enumerated(EnumType.STRING)
  private Set<SessionType> selfBookingTypes = EnumSet.noneOf(SessionType.class);

  private int selfBookingNoticeHours;
  private int selfBookingDaysAhead;
  private boolean active;
  @Version private long version;

  /** For Hibernate. */
  protected Program() {}

  Program(UUID id, ProgramRequest request) {
    this.id = id;
    change(request);
  }

  final void change(ProgramRequest request) {
    siteId = request.siteId();
    name = request.name();
    levelOfCare = request.levelOfCare();
    track = request.track();
    substanceUse = request.substanceUse();
    population = Optional.ofNullable(request.population()).orElse(Population.ADULT);
    focus = request.treats();
    setting = Optional.ofNullable(request.setting()).orElse(Setting.ON_SITE);
    minimumMinutesPerWeek = request.minimumMinutesPerWeek();
    maximumMinutesPerWeek = request.maximumMinutesPerWeek();
    minimumMinutesPerTreatmentDay =
        Optional.ofNullable(request.minimumMinutesPerTreatmentDay())
            .orElse(USUAL_MINUTES_PER_TREATMENT_DAY);
    sessionMinutes = Optional.ofNullable(request.sessionMinutes()).orElse(SessionMinutes.USUAL);
    treatmentDays.retainAll(request.treatmentDays());
    treatmentDays.addAll(request.treatmentDays());
    blocks.retainAll(request.hours());
    blocks.addAll(request.hours());
    SelfBooking allowed = Optional.ofNullable(request.selfBooking()).orElse(SelfBooking.NONE);
    selfBookingTypes.retainAll(allowed.types());
    selfBookingTypes.addAll(allowed.types());
    selfBookingNoticeHours = allowed.noticeHours();
    selfBookingDaysAhead = allowed.daysAhead();
    active = !Boolean.FALSE.equals(request.active());
  }

  /** The program's id. */
  public UUID id() {
    return id;
  }

  /** Its site. */
  public UUID siteId() {
    return siteId;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The level of care that it offers. */
  public LevelOfCare levelOfCare() {
    return levelOfCare;
  }

  /** For example EVENING. */
  public String track() {
    return track;
  }

  /** Whether 42 CFR Part 2 protects its records. */
  public boolean substanceUse() {
    return substanceUse;
  }

  /** Below this a week falls short. */
  public int minimumMinutesPerWeek() {
    return minimumMinutesPerWeek;
  }

  /** No more than this is planned for a week. */
  public int maximumMinutesPerWeek() {
    return maximumMinutesPerWeek;
  }

  /** From this on a day counts as a day of treatment. */
  public int minimumMinutesPerTreatmentDay() {
    return minimumMinutesPerTreatmentDay;
  }

  /** How long its sessions are. */
  public SessionMinutes sessionMinutes() {
    return sessionMinutes;
  }

  /** The weekdays on which it treats. */
  public Set<DayOfWeek> treatmentDays() {
    return Set.copyOf(treatmentDays);
  }

  /** The hours within which its groups meet, by the clock at its site; at any hour when empty. */
  public Set<WeeklyWindow> blocks() {
    return Set.copyOf(blocks);
  }

  /** Whether a group may meet at an hour of a weekday. */
  public boolean holdsGroups(DayOfWeek day, LocalTime start, int minutes) {
    return blocks.isEmpty()
        || blocks.stream()
            .anyMatch(
                block ->
                    block.weekday() == day
                        && !start.isBefore(block.from())
                        && start.toSecondOfDay() + minutes * 60 <= block.to().toSecondOfDay());
  }

  /** Whether its sessions may be held that way: a virtual program meets by video. */
  public boolean meetsBy(Delivery delivery) {
    return !isVirtual() || delivery == Delivery.TELEHEALTH;
  }

  /** Whether it treats by video only: its sessions need no room, and its patients no way. */
  public boolean isVirtual() {
    return setting == Setting.VIRTUAL;
  }

  /** Whom it treats. */
  public Population population() {
    return population;
  }

  /** What it treats. */
  public Focus focus() {
    return focus;
  }

  /** Where it treats. */
  public Setting setting() {
    return setting;
  }

  /** What its patients may book themselves. */
  public SelfBooking selfBooking() {
    return new SelfBooking(
        Set.copyOf(selfBookingTypes), selfBookingNoticeHours, selfBookingDaysAhead);
  }

  /** Whether it admits. */
  public boolean active() {
    return active;
  }

  long version() {
    return version;
  }
}
