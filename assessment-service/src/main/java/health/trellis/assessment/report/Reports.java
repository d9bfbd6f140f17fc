package health.trellis.assessment.report;

import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Scoring.ChangeRule;
import health.trellis.assessment.report.ReportDto.By;
import health.trellis.assessment.report.ReportDto.Group;
import health.trellis.assessment.report.ReportDto.Report;
import health.trellis.assessment.report.ReportDto.Wanted;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.IntStream;

/** Puts the report together: counts, and leaves blank what is too small. */
@ApplicationScoped
class Reports {
  private final ReportQuery query;
  private final Instruments instruments;

  Reports(ReportQuery query, Instruments instruments) {
    this.query = query;
    this.instruments = instruments;
  }

  @Transactional
  Report report(Wanted wanted) {
    Instrument instrument = instruments.named(wanted.instrument(), "instrument");
    ChangeRule rule = instrument.scoring().change();
    if (rule == null) {
      throw Refusal.invalid(
          "instrument", "no-change-rule", "Nothing is published on change in this instrument.");
    }
    List<Counts> counted = query.counts(wanted, rule);
    List<Counts> groups = counted.stream().filter(c -> !isAll(c)).toList();
    Counts all = counted.stream().filter(Reports::isAll).findFirst().orElse(Counts.NONE);
    Suppression blank = Suppression.of(groups, all, wanted.by() == By.CONDITION);
    return new Report(
        wanted.instrument(),
        wanted.by(),
        wanted.from(),
        wanted.to(),
        SmallCells.LEAST,
        everybody(all),
        IntStream.range(0, groups.size()).mapToObj(i -> group(groups.get(i), i, blank)).toList());
  }

  private static boolean isAll(Counts counts) {
    return counts.key().equals(ReportQuery.ALL);
  }

  /** A table of one group, which nothing is taken from. */
  private static Group everybody(Counts all) {
    return group(all, 0, Suppression.of(List.of(all), all, false));
  }

  private static Group group(Counts counts, int place, Suppression blank) {
    boolean whole = counts.episodes() == 0 || blank.groups().contains(place);
    return new Group(counts.key(), whole, whole ? null : counts.outcomes(blank.at(place)));
  }
}
