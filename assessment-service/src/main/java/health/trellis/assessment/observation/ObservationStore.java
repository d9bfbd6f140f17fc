package health.trellis.assessment.observation;

import health.trellis.assessment.observation.ObservationToken.Kind;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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

  /** Keeps those of one response that were made just now: one statement for any number. */
  void keepNew(List<Entry> entries) {
    Entry first = entries.getFirst();
    List<Token> tokens = entries.stream().flatMap(ObservationStore::tokens).distinct().toList();
    sql.update(
        """
        with kept as (
          insert into observation (id, patient_id, response_id, status, effective_at, resource,
                                   stored_at)
          select one.id, ?::uuid, ?::uuid, one.status, one.effective_at, one.resource,
                 ?::timestamptz
          from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[])
            as one(id, status, effective_at, resource)
          on conflict (id) do nothing)
        insert into observation_token (observation_id, kind, system, code)
        select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) on conflict do nothing
        """,
        first.patientId(),
        first.responseId(),
        clock.instant(),
        texts(entries, entry -> entry.id().toString()),
        texts(entries, entry -> status(entry.observation())),
        texts(entries, entry -> effective(entry.observation())),
        texts(entries, Entry::json),
        texts(tokens, token -> token.observationId().toString()),
        texts(tokens, token -> token.kind().name()),
        texts(tokens, Token::system),
        texts(tokens, Token::code));
  }

  /** What a search by token finds an Observation by. */
  private record Token(UUID observationId, Kind kind, String system, String code) {}

  private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  private static String status(Observation observation) {
    return observation.getStatus() == null ? "" : observation.getStatus().toCode();
  }

  private static Stream<Token> tokens(Entry entry) {
    Observation observation = entry.observation();
    return Stream.concat(
        tokens(entry.id(), Kind.CODE, Stream.of(observation.getCode())),
        tokens(entry.id(), Kind.CATEGORY, observation.getCategory().stream()));
  }

  private static Stream<Token> tokens(UUID id, Kind kind, Stream<CodeableConcept> concepts) {
    return concepts
        .flatMap(concept -> concept.getCoding().stream())
        .filter(coding -> coding.hasCode())
        .map(
            coding ->
                new Token(
                    id,
                    kind,
                    Objects.requireNonNullElse(coding.getSystem(), ""),
                    coding.getCode()));
  }

  private static @Nullable String effective(Observation observation) {
    return switch (observation.getEffective()) {
      case DateTimeType moment when moment.getValue() != null ->
          moment.getValue().toInstant().toString();
      case InstantType moment when moment.getValue() != null ->
          moment.getValue().toInstant().toString();
      case Period period when period.getStart() != null -> period.getStart().toInstant().toString();
      case null, default -> null;
    };
  }
}
