package health.trellis.patient.careteam;

import health.trellis.event.CareTeamRole;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.CareTeamMember;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
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
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;

/** The clinicians who treat a patient in an episode. */
@Entity
@Table(name = "care_team")
class CareTeam {
  @Id
  @Column(name = "episode_id")
  private UUID id;

  @Version private long version;
  private UUID patientId;
  private UUID programId;
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "care_team_member", joinColumns = @JoinColumn(name = "episode_id"))
  @BatchSize(size = 200)
  private Set<Member> members = new LinkedHashSet<>();

  /** A clinician and what the clinician is to the patient. */
  @Embeddable
  record Member(UUID practitionerId, @Enumerated(EnumType.STRING) CareTeamRole role) {}

  /** For Hibernate. */
  protected CareTeam() {}

  static CareTeam of(UUID episodeId, UUID patientId, UUID programId, Instant now) {
    CareTeam team = new CareTeam();
    team.id = episodeId;
    team.patientId = patientId;
    team.programId = programId;
    team.updatedAt = now;
    return team;
  }

  void replace(List<Member> wanted, Instant now) {
    members.retainAll(wanted);
    members.addAll(wanted);
    updatedAt = now;
  }

  boolean has(UUID practitionerId) {
    return members.stream().anyMatch(m -> m.practitionerId().equals(practitionerId));
  }

  Optional<UUID> lead() {
    return members.stream()
        .filter(m -> m.role() == CareTeamRole.PRIMARY_THERAPIST)
        .map(Member::practitionerId)
        .findFirst();
  }

  UUID episodeId() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  UUID programId() {
    return programId;
  }

  long version() {
    return version;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  List<Member> members() {
    return members.stream()
        .sorted(Comparator.comparing(Member::role).thenComparing(Member::practitionerId))
        .toList();
  }

  CareTeamChanged changed() {
    return new CareTeamChanged(
        patientId,
        id,
        programId,
        members().stream().map(m -> new CareTeamMember(m.practitionerId(), m.role())).toList());
  }
}
