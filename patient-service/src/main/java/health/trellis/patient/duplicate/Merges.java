package health.trellis.patient.duplicate;

import health.trellis.event.patient.PatientMerged;
import health.trellis.event.patient.PatientUnmerged;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.merge.PatientMerges;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.duplicate.DuplicateDto.MergePatient;
import health.trellis.patient.duplicate.DuplicateDto.MergeView;
import health.trellis.patient.duplicate.DuplicateDto.PairState;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.registration.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Merges two records of one person, and undoes it. */
@ApplicationScoped
class Merges {
  private static final String WHAT = "patient-merge";
  private static final String SELECT =
      """
      select id, survivor_id, merged_id, reason, merged_by, merged_at, undone_because, undone_by,
        undone_at
      from merge_decision
      """;

  private final Sql sql;
  private final Patients patients;
  private final Episodes episodes;
  private final Pairs pairs;
  private final PatientMerges followers;
  private final PatientAccess access;
  private final AuditTrail audit;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  Merges(
      Sql sql,
      Patients patients,
      Episodes episodes,
      Pairs pairs,
      PatientMerges followers,
      PatientAccess access,
      AuditTrail audit,
      CurrentUser user,
      Outbox outbox,
      Clock clock) {
    this.sql = sql;
    this.patients = patients;
    this.episodes = episodes;
    this.pairs = pairs;
    this.followers = followers;
    this.access = access;
    this.audit = audit;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  MergeView merge(UUID survivor, MergePatient request) {
    UUID merged = request.mergedPatientId();
    if (survivor.equals(merged)) {
      throw Refusal.invalid("/mergedPatientId", "same", "A record is not merged into itself.");
    }
    followers.lock(survivor, merged);
    access.require(survivor, Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    access.require(merged, Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    if (episodes.open(survivor).isPresent() && episodes.open(merged).isPresent()) {
      throw Refusal.conflict(
          "two-open-episodes", "Both records have an open episode: discharge one of them first.");
    }
    UUID id = Ids.next();
    Instant now = clock.instant();
    sql.update(
        """
        insert into merge_decision (id, survivor_id, merged_id, reason, merged_by, merged_at)
        values (?, ?, ?, ?, ?, ?)
        """,
        id,
        survivor,
        merged,
        request.reason(),
        user.displayName(),
        now);
    patients.mergedInto(merged, survivor);
    pairs.mark(survivor, merged, PairState.MERGED);
    outbox.append(new PatientMerged(survivor, merged, id));
    audit.record(AuditAction.UPDATE, merged, WHAT, id.toString(), request.reason());
    return known(id);
  }

  @Transactional
  MergeView undo(UUID id, String reason) {
    MergeView merge = known(id);
    followers.lock(merge.patientId(), merge.mergedPatientId());
    if (patients.survivor(merge.patientId()).isPresent()) {
      throw Refusal.conflict(
          "merged-on", "The record that remained was itself merged since: undo that merge first.");
    }
    access.require(merge.patientId(), Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    int undone =
        sql.update(
            """
            update merge_decision set undone_because = ?, undone_by = ?, undone_at = ?
            where id = ? and undone_at is null
            """,
            reason,
            user.displayName(),
            clock.instant(),
            id);
    if (undone == 0) {
      throw Refusal.conflict("merge-undone", "This merge was undone before.");
    }
    UUID merged = merge.mergedPatientId();
    outbox.append(new PatientUnmerged(merge.patientId(), merged, id));
    patients.apart(merged, merge.patientId());
    pairs.mark(merge.patientId(), merged, PairState.OPEN);
    audit.record(AuditAction.UPDATE, merged, WHAT, id.toString(), reason);
    return known(id);
  }

  @Transactional
  Page<MergeView> of(UUID patientId, PageRequest page) {
    access.require(patientId, Area.DEMOGRAPHICS, Mode.READ, WHAT);
    List<MergeView> rows =
        sql.query(
            SELECT + " where survivor_id = ? and id > ? order by id limit ?",
            this::read,
            patientId,
            page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0)),
            page.limit() + 1);
    return Page.of(rows, page, merge -> Cursor.of(merge.id()));
  }

  private MergeView known(UUID id) {
    return sql.first(SELECT + " where id = ?", this::read, id)
        .orElseThrow(() -> Refusal.notFound(WHAT));
  }

  private MergeView read(ResultSet row) throws SQLException {
    UUID id = row.getObject(1, UUID.class);
    return new MergeView(
        id,
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        row.getTimestamp(6).toInstant(),
        row.getString(7),
        row.getString(8),
        instant(row.getTimestamp(9)),
        followers.journal(id));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
