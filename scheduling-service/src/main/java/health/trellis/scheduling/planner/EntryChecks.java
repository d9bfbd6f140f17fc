package health.trellis.scheduling.planner;

import health.trellis.event.CareTeamRole;
import health.trellis.event.SessionType;
import health.trellis.kit.http.FieldError;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.caseload.Caseloads;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.group.ClosedGroups;
import health.trellis.scheduling.group.GroupEntry;
import health.trellis.scheduling.planner.Change.Kind;
import health.trellis.scheduling.planner.Change.Slot;
import health.trellis.scheduling.planner.PatientReading.Known;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.time.IsoWeek;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges, before an acceptance writes anything, to whom it brings its patients. A group may have
 * closed and a caseload filled up since the plan was made.
 */
@ApplicationScoped
class EntryChecks {
  private final ClinicianRepository clinicians;
  private final Caseloads caseloads;
  private final GroupEntry entry;
  private final SessionRepository sessions;
  private final Clock clock;

  EntryChecks(
      ClinicianRepository clinicians,
      Caseloads caseloads,
      GroupEntry entry,
      SessionRepository sessions,
      Clock clock) {
    this.clinicians = clinicians;
    this.caseloads = caseloads;
    this.entry = entry;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Nobody else books with any of these until the transaction ends; always in the same order. */
  void lock(Collection<Change> changes) {
    changes.stream()
        .map(Change::to)
        .flatMap(Stream::ofNullable)
        .map(Slot::clinicianId)
        .distinct()
        .sorted()
        .forEach(clinicians::lock);
  }

  /** Who would come to a closed group after its first day. */
  List<FieldError> closedGroups(Program program, Site site, List<Change> changes) {
    ClosedGroups closed = entry.closedOf(program.id());
    if (closed.byId().isEmpty()) {
      return List.of();
    }
    List<Change> joins = changes.stream().filter(c -> c.kind() == Kind.JOIN).toList();
    Map<UUID, UUID> groups = groups(joins);
    Map<Joining, LocalDate> entering = new HashMap<>();
    for (Change join : joins) {
      IsoWeek week = IsoWeek.of(Objects.requireNonNull(join.to()).startsAt(), site.zone());
      entering.merge(
          new Joining(Objects.requireNonNull(join.patientId()), groups.get(join.sessionId())),
          ClosedGroups.entering(clock.instant(), week),
          (one, other) -> one.isBefore(other) ? one : other);
    }
    List<FieldError> refused = new ArrayList<>();
    entering.forEach(
        (who, day) -> {
          if (who.group() != null && !closed.admits(who.group(), who.patient(), day)) {
            refused.add(
                new FieldError(
                    "/patients/" + who.patient(),
                    "group-closed",
                    "A group takes in nobody after its first day."));
          }
        });
    return refused;
  }

  private record Joining(UUID patient, @Nullable UUID group) {}

  /** The group of each meeting, in one query; without those that are gone. */
  private Map<UUID, UUID> groups(List<Change> joins) {
    Set<UUID> ids = joins.stream().map(Change::sessionId).collect(Collectors.toSet());
    return ids.isEmpty()
        ? Map.of()
        : sessions.list("id in ?1 and groupId is not null", ids).stream()
            .collect(
                Collectors.toMap(TherapySession::id, s -> Objects.requireNonNull(s.groupId())));
  }

  /** Whom a clinician would take on beyond the limit. */
  List<FieldError> caseloads(List<Change> changes, Map<UUID, Known> patients) {
    Map<UUID, Set<UUID>> takenOn = new HashMap<>();
    for (Change change : changes) {
      Slot to = change.to();
      Known patient = patients.get(change.patientId());
      if (change.type() == SessionType.INDIVIDUAL
          && to != null
          && patient != null
          && isNew(patient, to.clinicianId())) {
        takenOn.computeIfAbsent(to.clinicianId(), id -> new HashSet<>()).add(patient.patientId());
      }
    }
    List<Clinician> staff = clinicians.of(takenOn.keySet());
    Map<UUID, Integer> free = caseloads.freeOf(staff);
    return staff.stream()
        .flatMap(
            clinician -> {
              Set<UUID> wanting = takenOn.getOrDefault(clinician.id(), Set.of());
              int places = free.getOrDefault(clinician.id(), Integer.MAX_VALUE);
              return wanting.size() <= places
                  ? Stream.empty()
                  : wanting.stream().sorted().map(patient -> full(patient, clinician));
            })
        .toList();
  }

  private static FieldError full(UUID patient, Clinician clinician) {
    return new FieldError(
        "/patients/" + patient,
        "caseload-full",
        clinician.displayName() + " takes on no more patients.");
  }

  /** Somebody else's patients, and those who come to the clinician anyway, are not taken on. */
  private static boolean isNew(Known patient, UUID clinicianId) {
    boolean taken =
        patient.team().stream().anyMatch(m -> m.role() == CareTeamRole.PRIMARY_THERAPIST);
    return !taken
        && Stream.concat(patient.before().stream(), patient.held().stream())
            .map(BookedSession::session)
            .noneMatch(
                s -> s.type() == SessionType.INDIVIDUAL && s.clinicianId().equals(clinicianId));
  }
}
