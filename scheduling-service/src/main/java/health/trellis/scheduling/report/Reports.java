package health.trellis.scheduling.report;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.program.ProgramClock;
import health.trellis.scheduling.program.ProgramRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes reports. */
@ApplicationScoped
@Transactional
class Reports {
  private static final int USUAL_DAYS = 28;
  private static final int MOST_DAYS = 400;

  private final Sql sql;
  private final ProgramRepository programs;
  private final ProgramClock clocks;
  private final Clock clock;

  Reports(Sql sql, ProgramRepository programs, ProgramClock clocks, Clock clock) {
    this.sql = sql;
    this.programs = programs;
    this.clocks = clocks;
    this.clock = clock;
  }

  /** A report of some days, both included; of the last four weeks when none are given. */
  Report of(
      String name, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable UUID programId) {
    ReportKind kind =
        Arrays.stream(ReportKind.values())
            .filter(it -> it.path().equals(name))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("report"));
    LocalDate today = today(programId);
    LocalDate last = Optional.<LocalDate>ofNullable(to).orElse(today);
    LocalDate first =
        Optional.<LocalDate>ofNullable(from).orElseGet(() -> last.minusDays(USUAL_DAYS - 1));
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    if (days < 1 || days > MOST_DAYS) {
      throw Refusal.invalid("to", "range", "Ask for 1 to " + MOST_DAYS + " days.");
    }
    List<List<Object>> rows =
        sql.query(
            kind.sql(),
            row -> figures(row, kind.columns().size()),
            first.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            last.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant(),
            first,
            last,
            days,
            programId);
    return new Report(kind.path(), kind.title(), first, last, kind.columns(), kind.chart(), rows);
  }

  /** The day at the program's site; of all programs, the one that has come at every site. */
  private LocalDate today(@Nullable UUID programId) {
    if (programId != null) {
      return clocks.today(programs.require(programId).id());
    }
    Instant now = clock.instant();
    return sql
        .query("select distinct time_zone from site", row -> ZoneId.of(row.getString(1)))
        .stream()
        .map(zone -> LocalDate.ofInstant(now, zone))
        .min(Comparator.naturalOrder())
        .orElseGet(() -> LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  private static List<Object> figures(ResultSet row, int columns) throws SQLException {
    List<Object> figures = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      figures.add(row.getObject(i));
    }
    return figures;
  }
}
