package health.trellis.scheduling.group;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.program.ProgramClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Puts patients on rosters and takes them off. */
@ApplicationScoped
@Transactional
class RosterService {
  private static final String WHAT = "group-roster";

  private final GroupRepository groups;
  private final RosterRepository entries;
  private final Roster roster;
  private final GroupEntry entry;
  private final ProgramClock programs;
  private final KnownPatients patients;
  private final PatientAccess access;

  RosterService(
      GroupRepository groups,
      RosterRepository entries,
      Roster roster,
      GroupEntry entry,
      ProgramClock programs,
      KnownPatients patients,
      PatientAccess access) {
    this.groups = groups;
    this.entries = entries;
    this.roster = roster;
    this.entry = entry;
    this.programs = programs;
    this.patients = patients;
    this.access = access;
  }

  RosterView.Member add(UUID groupId, RosterRequest request) {
    TherapyGroup group = groups.require(groupId);
    patients.mayWrite(request.patientId(), Area.CALENDAR, WHAT);
    if (roster.has(groupId, request.patientId())) {
      throw Conflicts.alreadyOnRoster();
    }
    checkEntry(group, request);
    return roster.join(group.id(), request.patientId(), request.from(), request.until());
  }

  /** Who comes to the roster comes to the next meeting from the first day on. */
  private void checkEntry(TherapyGroup group, RosterRequest request) {
    LocalDate today = programs.today(group.programId());
    LocalDate entering = request.from().isAfter(today) ? request.from() : today;
    entry.check(
        group.programId(),
        group.id(),
        request.patientId(),
        entering,
        request.closedGroupOverride());
  }

  void remove(UUID groupId, UUID patientId) {
    patients.mayWrite(patientId, Area.CALENDAR, WHAT);
    groups.require(groupId);
    entries.of(groupId, patientId).ifPresent(entries::delete);
    roster.release(groupId, patientId);
  }

  RosterView read(UUID groupId) {
    groups.require(groupId);
    VisiblePatients visible = access.visible(Area.CALENDAR);
    TypedQuery<RosterEntry> select =
        entries
            .getEntityManager()
            .createQuery(
                "from RosterEntry r where r.groupId = :group and "
                    + visible.hql("r.patientId")
                    + " order by r.id",
                RosterEntry.class)
            .setParameter("group", groupId);
    visible.params().forEach(select::setParameter);
    List<RosterEntry> found = select.getResultList();
    access.auditList(found.stream().map(RosterEntry::patientId).toList(), Area.CALENDAR, WHAT);
    return new RosterView(groupId, found.stream().map(RosterView.Member::of).toList());
  }
}
