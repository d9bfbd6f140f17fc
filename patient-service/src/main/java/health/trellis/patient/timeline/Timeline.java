package health.trellis.patient.timeline;

import health.trellis.kit.Ids;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.fhir.Authorship;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
   * @param actor who did it; null: nobody with an account here
   * @param staffOnly whether the patient does not see it
   * @param detail facts about it; nothing that the patient's own words hold
   */
  record Entry(
      UUID patientId,
      Instant occurredAt,
      TimelineKind kind,
      UUID reference,
      Authorship.@Nullable Agent actor,
      boolean staffOnly,
      Map<String, String> detail) {}

  void add(Entry entry) {
    Authorship.Agent actor = entry.actor();
    sql.update(
        """
        insert into timeline_entry
          (id, patient_id, occurred_at, kind, reference, actor_id, actor_name, staff_only, detail)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        on conflict on constraint timeline_entry_once
        do update set occurred_at = excluded.occurred_at, actor_id = excluded.actor_id,
          actor_name = excluded.actor_name, detail = excluded.detail
        """,
        Ids.next(),
        entry.patientId(),
        entry.occurredAt(),
        entry.kind().name(),
        entry.reference(),
        actor == null ? null : actor.id(),
        actor == null ? null : actor.name(),
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
