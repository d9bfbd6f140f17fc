package health.trellis.scheduling.group;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
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
  private final KnownPatients patients;
  private final PatientAccess access;

  RosterService(
      GroupRepository groups,
      RosterRepository entries,
      Roster roster,
      KnownPatients patients,
      PatientAccess access) {
    this.groups = groups;
    this.entries = entries;
    this.roster = roster;
    this.patients = patients;
    this.access = access;
  }

  RosterView.Member add(UUID groupId, RosterRequest request) {
    TherapyGroup group = groups.require(groupId);
    patients.mayWrite(request.patientId(), Area.CALENDAR, WHAT);
    if (entries.of(groupId, request.patientId()).isPresent()) {
      throw Conflicts.alreadyOnRoster();
    }
    RosterEntry entry =
        new RosterEntry(
            Ids.next(), group.id(), request.patientId(), request.from(), request.until());
    entries.persist(entry);
    Conflicts.flush(entries.getEntityManager());
    int conflicts = roster.book(entry);
    return new RosterView.Member(
        entry.patientId(), entry.from(), entry.until(), roster.held(entry), conflicts);
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
