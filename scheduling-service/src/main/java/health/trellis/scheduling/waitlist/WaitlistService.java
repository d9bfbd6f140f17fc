package health.trellis.scheduling.waitlist;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.group.GroupEntry;
import health.trellis.scheduling.group.GroupRepository;
import health.trellis.scheduling.group.Roster;
import health.trellis.scheduling.group.TherapyGroup;
import health.trellis.scheduling.hold.PlaceHolds;
import health.trellis.scheduling.program.ProgramClock;
import health.trellis.scheduling.waitlist.WaitlistEntry.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Puts patients on waitlists, and takes the answers to offers. */
@ApplicationScoped
@Transactional
class WaitlistService {
  private static final String WHAT = "waitlist";

  private final WaitlistRepository entries;
  private final WaitlistReading reading;
  private final GroupRepository groups;
  private final GroupEntry entry;
  private final Roster roster;
  private final PlaceHolds holds;
  private final KnownPatients patients;
  private final ProgramClock programs;
  private final CurrentUser user;
  private final Clock clock;

  WaitlistService(
      WaitlistRepository entries,
      WaitlistReading reading,
      GroupRepository groups,
      GroupEntry entry,
      Roster roster,
      PlaceHolds holds,
      KnownPatients patients,
      ProgramClock programs,
      CurrentUser user,
      Clock clock) {
    this.entries = entries;
    this.reading = reading;
    this.groups = groups;
    this.entry = entry;
    this.roster = roster;
    this.holds = holds;
    this.patients = patients;
    this.programs = programs;
    this.user = user;
    this.clock = clock;
  }

  WaitlistView.Entry join(UUID groupId, WaitlistRequest request) {
    TherapyGroup group = groups.require(groupId);
    patients.mayWrite(request.patientId(), Area.CALENDAR, WHAT);
    if (!group.active()) {
      throw Refusal.conflict("group-ended", "The group does not go on.");
    }
    if (roster.has(groupId, request.patientId())) {
      throw Conflicts.alreadyOnRoster();
    }
    // Who could not come to a closed group with a place free does not wait for one either.
    LocalDate today = programs.today(group.programId());
    entry.check(group.programId(), groupId, request.patientId(), today, null);
    WaitlistEntry added =
        new WaitlistEntry(Ids.next(), groupId, request, user.subject(), clock.instant());
    entries.persist(added);
    Conflicts.flush(entries.getEntityManager());
    return reading.one(added.id());
  }

  WaitlistView ofGroup(UUID groupId) {
    groups.require(groupId);
    return reading.ofGroup(groupId);
  }

  WaitlistView ofPatient(UUID patientId) {
    patients.mayRead(patientId, Area.CALENDAR, WHAT);
    return reading.ofPatient(patientId);
  }

  /** The kept places become places on the roster, in one transaction. */
  WaitlistView.Entry accept(UUID id) {
    WaitlistEntry offered = own(id);
    offered.answer(Status.ACCEPTED, clock.instant());
    letGo(id);
    LocalDate today = programs.today(groups.require(offered.groupId()).programId());
    LocalDate from = offered.from().isAfter(today) ? offered.from() : today;
    roster.join(offered.groupId(), offered.patientId(), from, null);
    return reading.one(id);
  }

  WaitlistView.Entry decline(UUID id) {
    own(id).answer(Status.DECLINED, clock.instant());
    letGo(id);
    return reading.one(id);
  }

  void leave(UUID id) {
    WaitlistEntry waiting = own(id);
    if (!waiting.status().open()) {
      throw Refusal.conflict("not-waiting", "The patient does not wait any more.");
    }
    waiting.end(Status.LEFT, clock.instant());
    letGo(id);
  }

  private WaitlistEntry own(UUID id) {
    UUID patientId = entries.require(id).patientId();
    patients.mayWrite(patientId, Area.CALENDAR, WHAT);
    return entries.lock(id);
  }

  private void letGo(UUID id) {
    Conflicts.flush(entries.getEntityManager());
    holds.letGo(id);
  }
}
