package health.trellis.patient.supervision;

import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.program.Clinicians;
import health.trellis.patient.program.Clinicians.Clinician;
import health.trellis.patient.supervision.SupervisionDto.Supervise;
import health.trellis.patient.supervision.SupervisionDto.SupervisionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names supervisors. */
@ApplicationScoped
class SupervisionService {
  private static final String WHAT = "supervision";
  private static final ZoneOffset LAST_TO_BEGIN_A_DAY = ZoneOffset.ofHours(-12);

  private final SupervisionRepository supervisions;
  private final Clinicians clinicians;
  private final CurrentUser user;
  private final Clock clock;

  SupervisionService(
      SupervisionRepository supervisions, Clinicians clinicians, CurrentUser user, Clock clock) {
    this.supervisions = supervisions;
    this.clinicians = clinicians;
    this.user = user;
    this.clock = clock;
  }

  /** A supervision and the version for its ETag. */
  record Versioned(SupervisionView view, long version) {}

  @Transactional
  Page<SupervisionView> list(PageRequest page) {
    UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0));
    return Page.of(
            supervisions.after(after, page.limit() + 1),
            page,
            supervision -> Cursor.of(supervision.practitionerId()))
        .map(Supervision::view);
  }

  @Transactional
  Versioned read(UUID practitionerId) {
    return supervisions
        .findByIdOptional(practitionerId)
        .map(SupervisionService::versioned)
        .orElseThrow(() -> Refusal.notFound(WHAT));
  }

  /** Names the supervisor; a change of one who is named needs If-Match. */
  @Transactional
  Versioned set(UUID practitionerId, Supervise request, @Nullable String ifMatch) {
    LocalDate from = Objects.requireNonNullElseGet(request.validFrom(), this::atOnce);
    if (request.validUntil() != null && request.validUntil().isBefore(from)) {
      throw Refusal.invalid("/validUntil", "order", "A supervision does not end before it begins.");
    }
    requireKnown(practitionerId, request.supervisorId());
    Optional<Supervision> known = supervisions.findByIdOptional(practitionerId);
    known.ifPresent(supervision -> ETags.check(ifMatch, supervision.version()));
    Supervision supervision = known.orElseGet(() -> Supervision.of(practitionerId));
    supervision.set(
        request.supervisorId(), from, request.validUntil(), user.displayName(), clock.instant());
    supervisions.persistAndFlush(supervision);
    return versioned(supervision);
  }

  /**
   * A clinician signs on the day of a program's zone: it must have begun in the last of them too.
   */
  private LocalDate atOnce() {
    return LocalDate.ofInstant(clock.instant(), LAST_TO_BEGIN_A_DAY);
  }

  private void requireKnown(UUID practitionerId, UUID supervisorId) {
    if (practitionerId.equals(supervisorId)) {
      throw Refusal.invalid("/supervisorId", "self", "Nobody supervises the own work.");
    }
    Map<UUID, Clinician> known = clinicians.find(List.of(practitionerId, supervisorId));
    if (!known.containsKey(practitionerId)) {
      throw Refusal.notFound("clinician");
    }
    if (!known.containsKey(supervisorId) || !known.get(supervisorId).active()) {
      throw Refusal.invalid("/supervisorId", "unknown", "No such clinician works here.");
    }
  }

  private static Versioned versioned(Supervision supervision) {
    return new Versioned(supervision.view(), supervision.version());
  }
}
