package health.trellis.scheduling.planner;

import health.trellis.kit.access.Area;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.planner.PatientReading.Known;
import health.trellis.scheduling.planner.Proposal.PatientPart;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a proposal the calendar, in whole or in part, unless the world has moved meanwhile. */
@ApplicationScoped
@Transactional
class Acceptance {
  private static final String WHAT = "schedule-plan";
  private static final Map<String, String> MOVED =
      Map.of(
          "treatment-plan", "The treatment plan was revised.",
          "availability", "The patient's availability was changed.",
          "preferences", "The patient's preferences were changed.",
          "calendar", "The patient's calendar was changed.");

  private final PlanJobs jobs;
  private final PatientReading patients;
  private final EntryChecks entries;
  private final Rebooking rebooking;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final KnownPatients known;
  private final CurrentUser user;
  private final Sql sql;
  private final Clock clock;

  Acceptance(
      PlanJobs jobs,
      PatientReading patients,
      EntryChecks entries,
      Rebooking rebooking,
      ProgramRepository programs,
      SiteRepository sites,
      KnownPatients known,
      CurrentUser user,
      Sql sql,
      Clock clock) {
    this.jobs = jobs;
    this.patients = patients;
    this.entries = entries;
    this.rebooking = rebooking;
    this.programs = programs;
    this.sites = sites;
    this.known = known;
    this.user = user;
    this.sql = sql;
    this.clock = clock;
  }

  AcceptedView accept(UUID id, AcceptRequest request) {
    // Allocation and acceptance do not fill the same hours at once.
    sql.query("select pg_advisory_xact_lock(hashtextextended('calendar', 0))", row -> true);
    PlanJob job = jobs.lock(id);
    Proposal proposal = jobs.proposal(job);
    if (job.kind() == PlanJob.Kind.STAFFING) {
      throw Refusal.conflict("nothing-to-accept", "The answer to a what-if changes no calendar.");
    }
    boolean whole = request.patientIds() == null;
    if (whole && !proposal.summary().feasible()) {
      throw Refusal.conflict(
          "plan-infeasible",
          "No week satisfies all of it. Accept the parts of patients whose weeks are in order.",
          proposal.collisions().stream().map(Acceptance::collision).toList());
    }
    List<PatientPart> chosen = choose(proposal, request.patientIds(), jobs.accepted(id));
    chosen.forEach(part -> known.mayWrite(part.patientId(), Area.CALENDAR, WHAT));
    List<Change> changes =
        chosen.stream().flatMap(part -> part.changes().stream()).collect(Collectors.toList());
    if (whole) {
      changes.addAll(proposal.meetings());
    }
    entries.lock(changes);
    Program program = programs.require(job.programId());
    Site site = sites.require(program.siteId());
    refuseWhatMoved(job, program, site, chosen);
    rebooking.apply(program, site, changes, request.authorizationOverride());
    chosen.forEach(part -> jobs.accept(id, part.patientId(), user.subject(), clock.instant()));
    return new AcceptedView(id, chosen.size(), changes.size());
  }

  private static FieldError collision(Proposal.Collision c) {
    return new FieldError(
        "/patients/" + c.patientId(),
        "collision",
        c.words() + " " + String.join(", ", c.constraints()));
  }

  private static List<PatientPart> choose(
      Proposal proposal, @Nullable Set<UUID> wanted, Set<UUID> accepted) {
    if (wanted == null) {
      return proposal.patients().stream()
          .filter(part -> !accepted.contains(part.patientId()))
          .toList();
    }
    Set<UUID> unknown = new HashSet<>(wanted);
    proposal.patients().forEach(part -> unknown.remove(part.patientId()));
    if (!unknown.isEmpty()) {
      throw Refusal.invalid("/patientIds", "unknown", "Somebody is not in this plan.");
    }
    if (wanted.stream().anyMatch(accepted::contains)) {
      throw Refusal.conflict("already-accepted", "Somebody's part was accepted before.");
    }
    return proposal.patients().stream().filter(part -> wanted.contains(part.patientId())).toList();
  }

  private void refuseWhatMoved(PlanJob job, Program program, Site site, List<PatientPart> chosen) {
    Timeline timeline = new Timeline(job.firstWeek(), job.weeks(), site.zone());
    Map<UUID, Known> now =
        patients.of(program, timeline).stream()
            .collect(Collectors.toMap(Known::patientId, patient -> patient));
    List<FieldError> moved = new ArrayList<>();
    for (PatientPart part : chosen) {
      Known patient = now.get(part.patientId());
      if (patient == null) {
        moved.add(moved(part, "episode", "The patient is no longer treated in the program."));
      } else {
        compare(part, patient.basis(), moved);
      }
      begun(part, moved);
    }
    List<Change> changes = chosen.stream().flatMap(part -> part.changes().stream()).toList();
    moved.addAll(entries.closedGroups(program, site, changes));
    // Whoever stands in for somebody does not take the patients on.
    if (job.kind() != PlanJob.Kind.REPAIR) {
      moved.addAll(entries.caseloads(changes, now));
    }
    if (!moved.isEmpty()) {
      throw Rebooking.worldChanged(moved);
    }
  }

  private static void compare(PatientPart part, Map<String, String> now, List<FieldError> moved) {
    part.basis()
        .forEach(
            (what, before) -> {
              if (!Objects.equals(before, now.get(what))) {
                moved.add(moved(part, what, MOVED.getOrDefault(what, "It was changed.")));
              }
            });
  }

  private void begun(PatientPart part, List<FieldError> moved) {
    Instant now = clock.instant();
    boolean over =
        part.changes().stream()
            .anyMatch(
                c ->
                    (c.from() != null && c.from().startsAt().isBefore(now))
                        || (c.to() != null && c.to().startsAt().isBefore(now)));
    if (over) {
      moved.add(moved(part, "time", "A session that was to change has begun."));
    }
  }

  private static FieldError moved(PatientPart part, String what, String words) {
    return new FieldError("/patients/" + part.patientId(), what, words);
  }
}
