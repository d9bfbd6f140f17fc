package health.trellis.scheduling.group;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may enter groups, and who did so late and why. */
@ApplicationScoped
public class GroupEntry {
  private final Sql sql;
  private final CurrentUser user;
  private final Clock clock;

  GroupEntry(Sql sql, CurrentUser user, Clock clock) {
    this.sql = sql;
    this.user = user;
    this.clock = clock;
  }

  private record Insider(UUID group, LocalDate firstDay, @Nullable UUID patient) {}

  /** The closed groups of a program with those who are in them, in one query. */
  public ClosedGroups closedOf(UUID programId) {
    Map<UUID, ClosedGroups.Closed> closed = new HashMap<>();
    for (Insider insider : insiders(programId)) {
      Set<UUID> patients =
          closed
              .computeIfAbsent(
                  insider.group(),
                  id -> new ClosedGroups.Closed(insider.firstDay(), new HashSet<>()))
              .insiders();
      if (insider.patient() != null) {
        patients.add(insider.patient());
      }
    }
    return new ClosedGroups(Map.copyOf(closed));
  }

  private List<Insider> insiders(UUID programId) {
    return sql.query(
        """
        select g.id, g.starts_on, i.patient_id from therapy_group g
        left join lateral (
          select r.patient_id from roster_entry r where r.group_id = g.id
          union
          select b.patient_id from therapy_session s
          join booking b on b.session_id = s.id and b.status = 'BOOKED'
          where s.group_id = g.id) i on true
        where g.program_id = ? and g.active and g.admission = 'CLOSED'
        """,
        row ->
            new Insider(
                row.getObject(1, UUID.class),
                row.getObject(2, LocalDate.class),
                row.getObject(3, UUID.class)),
        programId);
  }

  /**
   * Refuses (409) whoever would come to a closed group after its first day, unless a reason is
   * given, which is kept.
   */
  public void check(
      UUID programId, UUID groupId, UUID patientId, LocalDate entering, @Nullable String reason) {
    if (closedOf(programId).admits(groupId, patientId, entering)) {
      return;
    }
    if (reason == null || reason.isBlank()) {
      throw Refusal.conflict(
          "group-closed",
          "The group takes in nobody after its first day: give a reason in closedGroupOverride.");
    }
    sql.update(
        "insert into late_group_entry (id, group_id, patient_id, reason, given_by, given_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        Ids.next(),
        groupId,
        patientId,
        reason,
        user.subject(),
        clock.instant());
  }
}
