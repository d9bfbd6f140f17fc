package health.trellis.scheduling.caseload;

import health.trellis.event.CareTeamRole;
import health.trellis.event.SessionType;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.Episodes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds clinicians' caseloads under their limits. */
@ApplicationScoped
public class Caseloads {
  private final Episodes episodes;
  private final Sql sql;
  private final CurrentUser user;
  private final Clock clock;

  Caseloads(Episodes episodes, Sql sql, CurrentUser user, Clock clock) {
    this.episodes = episodes;
    this.sql = sql;
    this.user = user;
    this.clock = clock;
  }

  /** Of some clinicians those who cannot take a patient on. */
  public Set<UUID> fullFor(Episode episode, Collection<Clinician> staff) {
    List<Clinician> limited = staff.stream().filter(c -> c.caseloadLimit() != null).toList();
    if (limited.isEmpty() || hasPrimaryTherapist(episode)) {
      return Set.of();
    }
    return freeOf(limited).entrySet().stream()
        .filter(free -> free.getValue() == 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Of some clinicians, those with a limit: how many patients more they take on. */
  public Map<UUID, Integer> freeOf(Collection<Clinician> staff) {
    List<Clinician> limited = staff.stream().filter(c -> c.caseloadLimit() != null).toList();
    if (limited.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Set<UUID>> patients =
        episodes.caseloadsOf(limited.stream().map(Clinician::id).toList());
    return limited.stream()
        .collect(
            Collectors.toMap(
                Clinician::id,
                c ->
                    Math.max(
                        0,
                        Objects.requireNonNull(c.caseloadLimit())
                            - patients.getOrDefault(c.id(), Set.of()).size())));
  }

  /**
   * Refuses (409) an individual session that would take a patient on beyond the clinician's limit.
   *
   * @param override why to do so all the same
   * @return the reason, when it was needed
   */
  public Optional<String> check(
      Episode episode, Clinician clinician, SessionType type, @Nullable String override) {
    if (type != SessionType.INDIVIDUAL || fullFor(episode, List.of(clinician)).isEmpty()) {
      return Optional.empty();
    }
    if (override == null || override.isBlank()) {
      throw Refusal.conflict(
          "caseload-full",
          "The clinician takes on no more patients: give a reason in caseloadOverride to book all"
              + " the same.");
    }
    return Optional.of(override);
  }

  /** Keeps why a session was booked beyond a limit. */
  public void overridden(UUID sessionId, String reason) {
    sql.update(
        "insert into caseload_override (session_id, reason, given_by, given_at)"
            + " values (?, ?, ?, ?)",
        sessionId,
        reason,
        user.subject(),
        clock.instant());
  }

  private boolean hasPrimaryTherapist(Episode episode) {
    return episodes.teamOf(episode.id()).stream()
        .anyMatch(member -> member.role() == CareTeamRole.PRIMARY_THERAPIST);
  }
}
