package health.trellis.assessment.recomputation;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.ground.JsonColumn;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.instrument.Scorer;
import health.trellis.assessment.recomputation.RecomputationDto.Reason;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scores some kept responses again and compares. */
@ApplicationScoped
class Rescoring {
  /** How many responses a step reads: what is in memory at once. */
  static final int STEP = 1_000;

  private static final JsonColumn.Texts TEXTS = new JsonColumn.Texts();
  private static final JsonColumn.Numbers NUMBERS = new JsonColumn.Numbers();

  private final Sql sql;
  private final Instruments instruments;
  private final Caseload caseload;

  Rescoring(Sql sql, Instruments instruments, Caseload caseload) {
    this.sql = sql;
    this.instruments = instruments;
    this.caseload = caseload;
  }

  /**
   * What a step found.
   *
   * @param checked responses scored again
   * @param last the last response read; absent when there was none left
   * @param differences those that came to something else
   */
  record Step(int checked, @Nullable UUID last, List<Difference> differences) {}

  /** A response that comes to something else; {@code again} is absent where it cannot be scored. */
  record Difference(UUID responseId, Reason reason, @Nullable Score again) {}

  private record Kept(
      UUID id,
      UUID patientId,
      String instrument,
      String version,
      String answers,
      String subscores,
      @Nullable Integer score,
      Score.BandName band) {}

  /** Scores the next responses after one, in the order of their ids (primary key). */
  Step step(UUID after, @Nullable String instrument) {
    List<Kept> page =
        sql.query(
            """
            select id, patient_id, instrument, form_version, answers, subscores, score, band_code,
                   band_label
            from response where id > ? order by id limit ?
            """,
            Rescoring::kept,
            after,
            STEP);
    List<Kept> wanted =
        page.stream().filter(r -> instrument == null || r.instrument().equals(instrument)).toList();
    Map<UUID, String> sexes =
        caseload.sexes(wanted.stream().map(Kept::patientId).distinct().toList());
    List<Difference> found =
        wanted.stream()
            .flatMap(kept -> difference(kept, sexes.get(kept.patientId())).stream())
            .toList();
    return new Step(wanted.size(), page.isEmpty() ? null : page.getLast().id(), found);
  }

  private Optional<Difference> difference(Kept kept, @Nullable String sex) {
    Optional<Instrument> definition = instruments.find(kept.instrument(), kept.version());
    if (definition.isEmpty()) {
      return Optional.of(new Difference(kept.id(), Reason.VERSION_NOT_HELD, null));
    }
    Map<String, String> answers =
        Objects.requireNonNull(TEXTS.convertToEntityAttribute(kept.answers()));
    Score again = Scorer.score(definition.get(), definition.get().chosen(answers), sex);
    if (!Objects.equals(again.total(), kept.score())
        || !again.subscores().equals(NUMBERS.convertToEntityAttribute(kept.subscores()))) {
      return Optional.of(new Difference(kept.id(), Reason.SCORE, again));
    }
    return again.band().equals(kept.band())
        ? Optional.empty()
        : Optional.of(new Difference(kept.id(), Reason.BAND, again));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getObject(7, Integer.class),
        new Score.BandName(row.getString(8), row.getString(9)));
  }
}
