package health.trellis.patient.timeline;

import health.trellis.kit.Ids;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Writes the timeline. */
@ApplicationScoped
class Timeline {
  private final Sql sql;

  Timeline(Sql sql) {
    this.sql = sql;
  }

  /**
   * Something that happened.
   *
   * @param reference what it is about; a correction of the same replaces it
   * @param staffOnly whether the patient does not see it
   * @param detail facts about it; nothing that the patient's own words hold
   */
  record Entry(
      UUID patientId,
      Instant occurredAt,
      TimelineKind kind,
      UUID reference,
      boolean staffOnly,
      Map<String, String> detail) {}

  void add(Entry entry) {
    sql.update(
        """
        insert into timeline_entry
          (id, patient_id, occurred_at, kind, reference, staff_only, detail)
        values (?, ?, ?, ?, ?, ?, ?::jsonb)
        on conflict on constraint timeline_entry_once
        do update set occurred_at = excluded.occurred_at, detail = excluded.detail
        """,
        Ids.next(),
        entry.patientId(),
        entry.occurredAt(),
        entry.kind().name(),
        entry.reference(),
        entry.staffOnly(),
        EventJson.write(entry.detail()));
  }

  /** Takes back an entry of another kind about the same, after a correction. */
  void remove(UUID patientId, TimelineKind kind, UUID reference) {
    sql.update(
        "delete from timeline_entry where patient_id = ? and kind = ? and reference = ?",
        patientId,
        kind.name(),
        reference);
  }
}
