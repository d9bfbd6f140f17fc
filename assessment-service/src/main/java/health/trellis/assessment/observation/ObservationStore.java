package health.trellis.assessment.observation;

import health.trellis.assessment.observation.ObservationToken.Kind;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/** Keeps Observations: each id once, never changed. */
@ApplicationScoped
class ObservationStore {
  private final Sql sql;
  private final Clock clock;

  ObservationStore(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * An Observation to keep.
   *
   * @param json exactly what is to be returned
   */
  record Entry(
      UUID id, UUID patientId, @Nullable UUID responseId, Observation observation, String json) {}

  /** Keeps one; does nothing when its id is there. */
  void keep(Entry entry) {
    if (sql.first("select 1 from observation where id = ?", row -> 1, entry.id()).isEmpty()) {
      keepNew(List.of(entry));
    }
  }

  /** Keeps those that were made just now: two statements for any number. */
  void keepNew(List<Entry> entries) {
    sql.batch(
        """
        insert into observation (id, patient_id, response_id, status, effective_at, resource,
                                 stored_at)
        values (?, ?, ?::uuid, ?, ?::timestamptz, ?, ?) on conflict (id) do nothing
        """,
        entries.stream().map(this::row).toList());
    List<Object[]> tokens = new ArrayList<>();
    for (Entry entry : entries) {
      Observation observation = entry.observation();
      tokens(entry.id(), Kind.CODE, Stream.of(observation.getCode()), tokens);
      tokens(entry.id(), Kind.CATEGORY, observation.getCategory().stream(), tokens);
    }
    sql.batch(
        """
        insert into observation_token (observation_id, kind, system, code) values (?, ?, ?, ?)
        on conflict do nothing
        """,
        tokens);
  }

  private Object[] row(Entry entry) {
    Observation observation = entry.observation();
    String status = observation.getStatus() == null ? "" : observation.getStatus().toCode();
    return new @Nullable Object[] {
      entry.id(),
      entry.patientId(),
      entry.responseId(),
      status,
      effective(observation),
      entry.json(),
      clock.instant()
    };
  }

  private static void tokens(
      UUID id, Kind kind, Stream<CodeableConcept> concepts, List<Object[]> tokens) {
    concepts
        .flatMap(concept -> concept.getCoding().stream())
        .filter(coding -> coding.hasCode())
        .forEach(
            coding ->
                tokens.add(
                    new Object[] {
                      id,
                      kind.name(),
                      Objects.requireNonNullElse(coding.getSystem(), ""),
                      coding.getCode()
                    }));
  }

  private static @Nullable Instant effective(Observation observation) {
    return switch (observation.getEffective()) {
      case DateTimeType moment when moment.getValue() != null -> moment.getValue().toInstant();
      case InstantType moment when moment.getValue() != null -> moment.getValue().toInstant();
      case Period period when period.getStart() != null -> period.getStart().toInstant();
      case null, default -> null;
    };
  }
}
