package health.trellis.patient.careteam;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What other features ask about care teams. */
@ApplicationScoped
public class CareTeams {
  private final CareTeamRepository teams;

  CareTeams(CareTeamRepository teams) {
    this.teams = teams;
  }

  /** Whether a clinician is on the team of an episode. */
  public boolean isMember(UUID episodeId, UUID practitionerId) {
    return teams.findByIdOptional(episodeId).map(team -> team.has(practitionerId)).orElse(false);
  }

  /** Who leads the treatment of an episode. */
  public Optional<UUID> lead(UUID episodeId) {
    return teams.findByIdOptional(episodeId).flatMap(CareTeam::lead);
  }

  /** Who leads the treatment of each of several episodes that somebody leads. */
  public Map<UUID, UUID> leads(Collection<UUID> episodeIds) {
    Map<UUID, UUID> leads = new HashMap<>();
    teams
        .list("id in ?1", episodeIds)
        .forEach(team -> team.lead().ifPresent(lead -> leads.put(team.episodeId(), lead)));
    return leads;
  }

  /** Who is on the team of an episode. */
  public Set<UUID> members(UUID episodeId) {
    return teams.findByIdOptional(episodeId).map(CareTeam::members).orElse(List.of()).stream()
        .map(CareTeam.Member::practitionerId)
        .collect(Collectors.toSet());
  }
}
