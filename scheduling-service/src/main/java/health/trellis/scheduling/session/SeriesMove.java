package health.trellis.scheduling.session;

import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.group.GroupRepository;
import health.trellis.scheduling.time.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Moves a session and all that follow of its series or group by the same days and the same hours on
 * the clock. A group keeps its weekdays: it meets at another hour, also in weeks to come.
 */
@ApplicationScoped
@Transactional
class SeriesMove {
  private final SessionRepository sessions;
  private final SessionService one;
  private final GroupRepository groups;

  SeriesMove(SessionRepository sessions, SessionService one, GroupRepository groups) {
    this.sessions = sessions;
    this.one = one;
    this.groups = groups;
  }

  SessionView moveFollowing(UUID id, MoveRequest request) {
    TherapySession session = sessions.require(id);
    Instant start = SessionTime.of(request.startsAt(), request.localStart(), session.zone());
    LocalDateTime before = local(session, session.span().start());
    LocalDateTime after = local(session, start);
    if (session.groupId() != null) {
      meetAt(session.groupId(), before, after);
    }
    Duration shift = Duration.between(before, after);
    List<TherapySession> following = following(session);
    // The farthest first when all move on, so that none moves into the next one's old place.
    List<TherapySession> ordered = shift.isNegative() ? following : following.reversed();
    ordered.stream()
        .filter(other -> !other.id().equals(id))
        .forEach(other -> move(other, shift, request));
    return one.move(id, request);
  }

  private List<TherapySession> following(TherapySession session) {
    Instant from = session.span().start();
    if (session.groupId() != null) {
      return sessions.ofGroupFrom(session.groupId(), from);
    }
    if (session.seriesId() == null) {
      throw Refusal.invalid("/scope", "series", "The session is not one of a series.");
    }
    return sessions.ofSeriesFrom(session.seriesId(), from);
  }

  private void move(TherapySession other, Duration shift, MoveRequest request) {
    LocalDateTime to = local(other, other.span().start()).plus(shift);
    try {
      one.move(other.id(), request.to(WallClock.occurrence(to, other.zone())));
    } catch (Refusal refused) {
      throw SeriesService.onDay(refused, to.toLocalDate());
    }
  }

  private void meetAt(UUID groupId, LocalDateTime before, LocalDateTime after) {
    if (!before.toLocalDate().equals(after.toLocalDate())) {
      throw Refusal.invalid(
          "/startsAt", "weekday", "A group keeps its weekdays: end it and define another.");
    }
    Objects.requireNonNull(groups.findById(groupId)).meetAt(after.toLocalTime());
  }

  private static LocalDateTime local(TherapySession session, Instant instant) {
    return LocalDateTime.ofInstant(instant, session.zone());
  }
}
