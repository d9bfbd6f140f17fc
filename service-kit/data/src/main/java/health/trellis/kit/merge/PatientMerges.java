package health.trellis.kit.merge;

import health.trellis.event.DomainEvent;
import health.trellis.event.patient.PatientMerged;
import health.trellis.event.patient.PatientUnmerged;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Follows merges of patients. Patient-service's own reach it in the transaction that appends them,
 * the others hear of them through the inbox.
 */
@ApplicationScoped
public class PatientMerges {
  private static final String LOCK_KEY = "hashtextextended(?::text, 42)";

  private final Sql sql;
  private final Clock clock;

  PatientMerges(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * What a merge did to one table.
   *
   * @param table the table
   * @param moved rows that follow the survivor
   * @param kept rows that stay, because the survivor has their like
   */
  public record Followed(String table, int moved, int kept) {}

  /** Takes a merge, or its undoing, in; other events are passed over. */
  public void apply(@Observes DomainEvent event) {
    switch (event) {
      case PatientMerged merged -> follow(merged);
      case PatientUnmerged unmerged -> undo(unmerged);
      default -> {}
    }
  }

  /** Whose record a patient's is now; empty for one who was not merged. */
  public Optional<UUID> survivorOf(UUID patientId) {
    return sql.first(
        """
        with recursive way (id, step) as (
          select survivor_id, 1 from patient_merge where merged_id = ? and undone_at is null
          union all
          select m.survivor_id, way.step + 1 from way
          join patient_merge m on m.merged_id = way.id and m.undone_at is null)
        select id from way order by step desc limit 1
        """,
        row -> row.getObject(1, UUID.class),
        patientId);
  }

  /** Lets no merge of the patient begin before this transaction is over. */
  public void hold(UUID patientId) {
    sql.query("select pg_advisory_xact_lock_shared(" + LOCK_KEY + ")", row -> true, patientId);
  }

  /** Waits for all who write about either patient, and keeps others waiting. */
  public void lock(UUID one, UUID other) {
    Stream.of(one, other)
        .sorted()
        .forEach(
            id -> sql.query("select pg_advisory_xact_lock(" + LOCK_KEY + ")", row -> true, id));
  }

  /** What a merge did in this service. */
  public List<Followed> journal(UUID mergeId) {
    return sql.query(
        """
        select table_name, count(*) filter (where moved), count(*) filter (where not moved)
        from patient_merge_row where merge_id = ? group by table_name order by table_name
        """,
        row -> new Followed(row.getString(1), row.getInt(2), row.getInt(3)),
        mergeId);
  }

  private void follow(PatientMerged event) {
    UUID survivor = survivorOf(event.patientId()).orElse(event.patientId());
    lock(event.mergedPatientId(), survivor);
    sql.update(
        "insert into patient_merge (id, merged_id, survivor_id, merged_at) values (?, ?, ?, ?)",
        event.mergeId(),
        event.mergedPatientId(),
        survivor,
        clock.instant());
    sql.query(
        "select follow_patient_merge(?, ?, ?)",
        row -> true,
        event.mergeId(),
        event.mergedPatientId(),
        survivor);
  }

  private void undo(PatientUnmerged event) {
    lock(event.mergedPatientId(), event.patientId());
    int undone =
        sql.update(
            "update patient_merge set undone_at = ? where id = ? and undone_at is null",
            clock.instant(),
            event.mergeId());
    if (undone == 1) {
      sql.query(
          "select undo_patient_merge(?, ?, ?)",
          row -> true,
          event.mergeId(),
          event.mergedPatientId(),
          survivorOf(event.patientId()).orElse(event.patientId()));
    }
  }
}
