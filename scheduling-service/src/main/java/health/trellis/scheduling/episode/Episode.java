package health.trellis.scheduling.episode;

import health.trellis.event.CareTeamRole;
import health.trellis.event.LevelOfCare;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.scheduling.time.IsoWeek;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An episode of care as far as scheduling needs it. */
@Entity
@Table(name = "episode")
public class Episode {
  /** Whether the patient is treated at present. */
  public enum Status {
    ACTIVE,
    HELD,
    DISCHARGED
  }

  @Id private UUID id;
  private UUID patientId;
  private UUID programId;

  @Enumerated(EnumType.STRING)
  private LevelOfCare levelOfCare;

  private boolean substanceUse;
  private LocalDate admittedOn;

  @Enumerated(EnumType.STRING)
  private Status status = Status.ACTIVE;

  private @Nullable LocalDate heldFrom;
  private @Nullable LocalDate resumedOn;
  private @Nullable LocalDate dischargedOn;

  /** For Hibernate. */
  protected Episode() {}

  Episode(EpisodeAdmitted admitted) {
    id = admitted.episodeId();
    patientId = admitted.patientId();
    programId = admitted.programId();
    levelOfCare = admitted.levelOfCare();
    substanceUse = admitted.substanceUse();
    admittedOn = admitted.admittedOn();
  }

  void hold(LocalDate from) {
    status = Status.HELD;
    heldFrom = from;
    resumedOn = null;
  }

  void resume(LocalDate on) {
    status = Status.ACTIVE;
    resumedOn = on;
  }

  void discharge(LocalDate on) {
    status = Status.DISCHARGED;
    dischargedOn = on;
  }

  void changeLevel(LevelOfCare to, UUID program) {
    levelOfCare = to;
    programId = program;
  }

  /** Whether sessions are to be planned. */
  public boolean active() {
    return status == Status.ACTIVE;
  }

  /** Whether the patient was treated on every day of a week: neither on hold nor discharged. */
  public boolean covers(IsoWeek week) {
    boolean ended = dischargedOn != null && dischargedOn.isBefore(week.sunday());
    boolean pauseBegan = heldFrom != null && !heldFrom.isAfter(week.sunday());
    boolean pauseOver = resumedOn != null && !resumedOn.isAfter(week.monday());
    return !ended && (!pauseBegan || pauseOver);
  }

  /** The episode's id. */
  public UUID id() {
    return id;
  }

  /** Whose it is. */
  public UUID patientId() {
    return patientId;
  }

  /** In which program. */
  public UUID programId() {
    return programId;
  }

  /** Whether 42 CFR Part 2 protects its records. */
  public boolean substanceUse() {
    return substanceUse;
  }

  /** The present level of care. */
  public LevelOfCare levelOfCare() {
    return levelOfCare;
  }

  /** First day. */
  public LocalDate admittedOn() {
    return admittedOn;
  }

  /** A member of a care team: who, and as what. */
  public record TeamMember(UUID practitionerId, CareTeamRole role) {
    /** How far somebody is from a team: the primary therapist 0, others of it 1, all else 2. */
    public static int distance(UUID practitionerId, List<TeamMember> team) {
      return team.stream()
          .filter(member -> member.practitionerId().equals(practitionerId))
          .mapToInt(member -> member.role() == CareTeamRole.PRIMARY_THERAPIST ? 0 : 1)
          .min()
          .orElse(2);
    }
  }
}
