package health.trellis.scheduling.curriculum;

import health.trellis.event.AttendanceStatus;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads who met which topics, and when topics come. */
@ApplicationScoped
public class ProgressReading {
  private final Sql sql;

  ProgressReading(Sql sql) {
    this.sql = sql;
  }

  /** A meeting that has a topic. */
  record Meeting(CurriculumTopic topic, UUID sessionId, Instant startsAt) {}

  private record Place(CurriculumTopic topic, @Nullable AttendanceStatus outcome) {}

  /** How a patient stands with the topics of a curriculum; those without a place are left out. */
  Map<CurriculumTopic, TopicState> states(UUID curriculumId, UUID patientId) {
    Map<CurriculumTopic, List<@Nullable AttendanceStatus>> outcomes = new HashMap<>();
    for (Place place : places(curriculumId, patientId)) {
      outcomes.computeIfAbsent(place.topic(), topic -> new ArrayList<>()).add(place.outcome());
    }
    return outcomes.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> TopicState.of(one.getValue())));
  }

  private List<Place> places(UUID curriculumId, UUID patientId) {
    return sql.query(
        """
        select s.module, s.topic, a.status from booking b
        join therapy_session s on s.id = b.session_id and s.curriculum_id = ?
        left join attendance a on a.booking_id = b.id
        where b.patient_id = ? and b.status = 'BOOKED' and s.status = 'SCHEDULED'
        """,
        row ->
            new Place(
                new CurriculumTopic(row.getString(1), row.getString(2)),
                row.getString(3) == null ? null : AttendanceStatus.valueOf(row.getString(3))),
        curriculumId,
        patientId);
  }

  /** The next meeting of each topic after an instant. */
  Map<CurriculumTopic, Meeting> next(UUID curriculumId, Instant after) {
    return sql
        .query(
            """
            select distinct on (module, topic) module, topic, id, starts_at from therapy_session
            where curriculum_id = ? and status = 'SCHEDULED' and starts_at > ?
            order by module, topic, starts_at
            """,
            row ->
                new Meeting(
                    new CurriculumTopic(row.getString(1), row.getString(2)),
                    row.getObject(3, UUID.class),
                    row.getTimestamp(4).toInstant()),
            curriculumId,
            after)
        .stream()
        .collect(Collectors.toMap(Meeting::topic, Function.identity()));
  }
}
