package health.trellis.patient.careteam;

import health.trellis.event.CareTeamRole;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.careteam.CareTeamDto.CareTeamView;
import health.trellis.patient.careteam.CareTeamDto.MemberRequest;
import health.trellis.patient.careteam.CareTeamDto.MemberView;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.program.Clinicians;
import health.trellis.patient.program.Clinicians.Clinician;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and replaces care teams. */
@ApplicationScoped
class CareTeamService {
  private static final String WHAT = "care-team";

  private final CareTeamRepository teams;
  private final Episodes episodes;
  private final Clinicians clinicians;
  private final PatientAccess access;
  private final Outbox outbox;
  private final Clock clock;

  CareTeamService(
      CareTeamRepository teams,
      Episodes episodes,
      Clinicians clinicians,
      PatientAccess access,
      Outbox outbox,
      Clock clock) {
    this.teams = teams;
    this.episodes = episodes;
    this.clinicians = clinicians;
    this.access = access;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A team and the version for its ETag. */
  record Versioned(CareTeamView view, long version) {}

  /** Every episode has a team from its admission on, empty at first. */
  void begin(@Observes EpisodeAdmitted admitted) {
    teams.persist(
        CareTeam.of(
            admitted.episodeId(), admitted.patientId(), admitted.programId(), clock.instant()));
  }

  @Transactional
  Versioned read(UUID episodeId) {
    CareTeam team = known(episodeId);
    access.require(team.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    return versioned(team);
  }

  @Transactional
  Versioned replace(UUID episodeId, List<MemberRequest> members, @Nullable String ifMatch) {
    CareTeam team = known(episodeId);
    access.require(team.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    Episodes.refuseEnded(episodes.require(episodeId));
    ETags.check(ifMatch, team.version());
    check(members);
    team.replace(
        members.stream().map(m -> new CareTeam.Member(m.practitionerId(), m.role())).toList(),
        clock.instant());
    teams.flush();
    outbox.append(team.changed());
    return versioned(team);
  }

  private void check(List<MemberRequest> members) {
    Map<UUID, Clinician> known =
        clinicians.find(members.stream().map(MemberRequest::practitionerId).toList());
    List<FieldError> errors = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    boolean led = false;
    for (int i = 0; i < members.size(); i++) {
      MemberRequest member = members.get(i);
      Clinician clinician = known.get(member.practitionerId());
      String pointer = "/members/" + i;
      if (clinician == null || !clinician.active()) {
        errors.add(new FieldError(pointer + "/practitionerId", "unknown", "No such clinician."));
      } else if (member.role() == CareTeamRole.PRESCRIBER && !clinician.prescriber()) {
        errors.add(new FieldError(pointer + "/role", "prescriber", "This is no prescriber."));
      }
      if (!seen.add(member.practitionerId())) {
        errors.add(new FieldError(pointer + "/practitionerId", "repeated", "Named already."));
      }
      if (member.role() == CareTeamRole.PRIMARY_THERAPIST && led) {
        errors.add(new FieldError(pointer + "/role", "one-lead", "One therapist leads."));
      }
      led |= member.role() == CareTeamRole.PRIMARY_THERAPIST;
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private CareTeam known(UUID episodeId) {
    return teams.findByIdOptional(episodeId).orElseThrow(() -> Refusal.notFound(WHAT));
  }

  private Versioned versioned(CareTeam team) {
    Map<UUID, Clinician> known =
        clinicians.find(team.members().stream().map(CareTeam.Member::practitionerId).toList());
    List<MemberView> members =
        team.members().stream()
            .map(
                m ->
                    new MemberView(
                        m.practitionerId(),
                        Optional.ofNullable(known.get(m.practitionerId()))
                            .map(Clinician::displayName)
                            .orElse(null),
                        m.role()))
            .toList();
    return new Versioned(
        new CareTeamView(
            team.episodeId(), team.patientId(), team.programId(), members, team.updatedAt()),
        team.version());
  }
}
