package health.trellis.assessment.risk;

import health.trellis.assessment.ground.Tenths;
import health.trellis.event.RiskLevel;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How long alerts stay open, by level. Late entries are left out: staff had acted already. */
@ApplicationScoped
class OpenTimes {
  private static final int DEFAULT_DAYS = 30;

  /** One row per level; served by the index risk_alert_raised. */
  private static final String QUERY =
      """
      select a.level,
             count(*) filter (where a.state = 'OPEN'),
             count(*) filter (where a.state = 'ACKNOWLEDGED'),
             count(*) filter (where a.state = 'RESOLVED'),
             count(*) filter (where a.state = 'OPEN' and a.act_by <= :now),
             cast(extract(epoch from cast(:now as timestamptz)
               - min(a.raised_at) filter (where a.state = 'OPEN')) / 60 as bigint),
             cast(percentile_cont(0.5) within group (order by
               extract(epoch from a.acknowledged_at - a.raised_at)) / 60 as float8),
             cast(percentile_cont(0.9) within group (order by
               extract(epoch from a.acknowledged_at - a.raised_at)) / 60 as float8),
             cast(percentile_cont(0.5) within group (order by
               extract(epoch from a.resolved_at - a.raised_at)) / 60 as float8)
      from risk_alert a
      where not a.late_entry and a.raised_at >= :from and a.raised_at < :until and\s""";

  private final EntityManager entities;
  private final PatientAccess access;
  private final Clock clock;

  OpenTimes(EntityManager entities, PatientAccess access, Clock clock) {
    this.entities = entities;
    this.access = access;
    this.clock = clock;
  }

  /**
   * How long alerts of one level stay open. Times are in minutes from the moment of the answers;
   * absent where no alert of the level came so far.
   *
   * @param level how urgent
   * @param open nobody took them on yet
   * @param acknowledged a human acts
   * @param resolved closed
   * @param overdue open past their time limit
   * @param longestOpenMinutes age of the oldest open one
   * @param medianMinutesToAcknowledge half are taken on within it
   * @param p90MinutesToAcknowledge nine of ten that were taken on were within it
   * @param medianMinutesToResolve half are closed within it
   */
  public record LevelTimes(
      RiskLevel level,
      long open,
      long acknowledged,
      long resolved,
      long overdue,
      @Nullable Long longestOpenMinutes,
      @Nullable Double medianMinutesToAcknowledge,
      @Nullable Double p90MinutesToAcknowledge,
      @Nullable Double medianMinutesToResolve) {

    static LevelTimes none(RiskLevel level) {
      return new LevelTimes(level, 0, 0, 0, 0, null, null, null, null);
    }
  }

  /**
   * The report.
   *
   * @param from first day, UTC
   * @param to last day, UTC
   * @param levels one entry per level, the most urgent first
   */
  public record Report(LocalDate from, LocalDate to, List<LevelTimes> levels) {}

  /** The alerts raised in a time, of the patients whom the caller may see. */
  @Transactional
  Report report(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable UUID programId) {
    Instant now = clock.instant();
    LocalDate last = to == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : to;
    LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS) : from;
    Map<RiskLevel, LevelTimes> found =
        rows(first, last, now, programId).stream()
            .map(OpenTimes::times)
            .collect(Collectors.toMap(LevelTimes::level, Function.identity()));
    return new Report(
        first,
        last,
        Arrays.stream(RiskLevel.values())
            .sorted((a, b) -> b.compareTo(a))
            .map(level -> found.getOrDefault(level, LevelTimes.none(level)))
            .toList());
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(LocalDate from, LocalDate to, Instant now, @Nullable UUID programId) {
    VisiblePatients visible = access.visible(Area.RISK);
    String ofProgram = programId == null ? "" : " and a.program_id = :program";
    Query query =
        entities
            .createNativeQuery(
                QUERY + visible.sql("a.patient_id") + ofProgram + " group by a.level")
            .setParameter("from", from.atStartOfDay(ZoneOffset.UTC).toInstant())
            .setParameter("until", to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
            .setParameter("now", now);
    visible.params().forEach(query::setParameter);
    if (programId != null) {
      query.setParameter("program", programId);
    }
    return query.getResultList();
  }

  private static LevelTimes times(Object[] row) {
    int column = 0;
    return new LevelTimes(
        RiskLevel.valueOf((String) row[column++]),
        (Long) row[column++],
        (Long) row[column++],
        (Long) row[column++],
        (Long) row[column++],
        (Long) row[column++],
        Tenths.of((Double) row[column++]),
        Tenths.of((Double) row[column++]),
        Tenths.of((Double) row[column]));
  }
}
