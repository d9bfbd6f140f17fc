package health.trellis.scheduling.group;

import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.ServiceType;
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
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group that meets weekly. */
@Entity
@Table(name = "therapy_group")
public class TherapyGroup {
  @Id private UUID id;
  private UUID programId;
  private String name;
  private UUID clinicianId;
  private @Nullable UUID roomId;
  private String modality;
  private int capacity;

  @Enumerated(EnumType.STRING)
  private ServiceType serviceType;

  @ElementCollection
  @CollectionTable(name = "group_co_leader", joinColumns = @JoinColumn(name = "group_id"))
  @Column(name = "clinician_id")
  private Set<UUID> coLeaderIds = new HashSet<>();

  @Enumerated(EnumType.STRING)
  private Delivery delivery;

  @ElementCollection
  @CollectionTable(name = "therapy_group_day", joinColumns = @JoinColumn(name = "group_id"))
  @Column(name = "weekday")
  @Enumerated(EnumType.STRING)
  private Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);

  private LocalTime startTime;
  private int minutes;
  private @Nullable LocalDate startsOn;
  private @Nullable LocalDate endsOn;
  private boolean active;

  @Enumerated(EnumType.STRING)
  private AdmissionPolicy admission;

  private @Nullable UUID curriculumId;
  @Version private long version;

  /** For Hibernate. */
  protected TherapyGroup() {}

  TherapyGroup(UUID id, GroupRequest request) {
    this.id = id;
    programId = request.programId();
    weekdays.addAll(request.series().weekdays());
    startTime = request.series().startTime();
    minutes = request.series().minutes();
    change(request);
  }

  /**
   * Takes over what may change; the times of a series never do, but one that had no first day may
   * be given it, for example because the group closes.
   */
  final void change(GroupRequest request) {
    name = request.name();
    clinicianId = request.clinicianId();
    roomId = request.roomId();
    modality = request.modality();
    capacity = request.capacity();
    delivery = request.meetsBy();
    serviceType = request.service();
    coLeaderIds.retainAll(request.coLeaders());
    coLeaderIds.addAll(request.coLeaders());
    if (startsOn == null) {
      startsOn = request.series().from();
    }
    endsOn = request.series().until();
    active = !Boolean.FALSE.equals(request.active());
    admission = request.takesIn();
    curriculumId = request.curriculumId();
  }

  /** Whether a request has the program and the times that the group was made with. */
  boolean keepsTimes(GroupRequest request) {
    LocalDate from = request.series().from();
    if (startsOn != null && from != null && !startsOn.equals(from)) {
      return false;
    }
    return programId.equals(request.programId())
        && weekdays.equals(request.series().weekdays())
        && startTime.equals(request.series().startTime())
        && minutes == request.series().minutes();
  }

  /** Meets at another hour from now on. */
  public void meetAt(LocalTime start) {
    startTime = start;
  }

  /** When it meets. */
  public WeeklySeries series() {
    return new WeeklySeries(Set.copyOf(weekdays), startTime, minutes, startsOn, endsOn);
  }

  /** The group's id. */
  public UUID id() {
    return id;
  }

  /** Its program. */
  public UUID programId() {
    return programId;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Who leads it. */
  public UUID clinicianId() {
    return clinicianId;
  }

  /** Where it meets. */
  public @Nullable UUID roomId() {
    return roomId;
  }

  /** What it does. */
  public String modality() {
    return modality;
  }

  /** What it is for. */
  public ServiceType serviceType() {
    return serviceType;
  }

  /** Who leads it with the leader. */
  public Set<UUID> coLeaderIds() {
    return Set.copyOf(coLeaderIds);
  }

  /** In person or by video. */
  public Delivery delivery() {
    return delivery;
  }

  /** How many patients it takes. */
  public int capacity() {
    return capacity;
  }

  /** How many lead a meeting. */
  int leaders() {
    return 1 + coLeaderIds.size();
  }

  /** When it takes in patients. */
  public AdmissionPolicy admission() {
    return admission;
  }

  /** What it teaches. */
  public @Nullable UUID curriculumId() {
    return curriculumId;
  }

  /** Whether it goes on. */
  public boolean active() {
    return active;
  }

  long version() {
    return version;
  }
}
