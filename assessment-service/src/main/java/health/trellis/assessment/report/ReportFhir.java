package health.trellis.assessment.report;

import health.trellis.assessment.report.ReportDto.Group;
import health.trellis.assessment.report.ReportDto.Outcomes;
import health.trellis.assessment.report.ReportDto.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** The report as a FHIR MeasureReport: a group per measure, a stratum per group of patients. */
final class ReportFhir {
  private static final String MEASURE = "https://trellis.health/fhir/Measure/outcomes-";
  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  private static final String UCUM = "http://unitsofmeasure.org";

  private ReportFhir() {}

  static MeasureReport of(Report report) {
    MeasureReport fhir = new MeasureReport();
    fhir.setStatus(MeasureReportStatus.COMPLETE).setType(MeasureReportType.SUMMARY);
    fhir.setMeasure(MEASURE + report.instrument());
    fhir.getPeriod().setStartElement(new DateTimeType(report.from().toString()));
    fhir.getPeriod().setEndElement(new DateTimeType(report.to().toString()));
    measures().forEach((name, measure) -> group(fhir.addGroup(), name, measure, report));
    return fhir;
  }

  private static Map<String, Function<Outcomes, @Nullable Integer>> measures() {
    Map<String, Function<Outcomes, @Nullable Integer>> measures = new LinkedHashMap<>();
    measures.put("response", Outcomes::responsePercent);
    measures.put("remission", Outcomes::remissionPercent);
    measures.put("reliable-improvement", Outcomes::improvedPercent);
    measures.put("reliable-deterioration", Outcomes::deterioratedPercent);
    measures.put("completion", Outcomes::completionPercent);
    return measures;
  }

  private static void group(
      MeasureReportGroupComponent group,
      String name,
      Function<Outcomes, @Nullable Integer> measure,
      Report report) {
    group.getCode().setText(name);
    group.setMeasureScore(score(report.all(), measure));
    if (report.groups().isEmpty()) {
      return;
    }
    var stratifier = group.addStratifier();
    stratifier.addCode().setText(report.by().name());
    for (Group of : report.groups()) {
      StratifierGroupComponent stratum = stratifier.addStratum();
      stratum.getValue().setText(of.key());
      stratum.setMeasureScore(score(of, measure));
    }
  }

  /** A percentage; masked where too few persons stand behind it. */
  private static Quantity score(Group group, Function<Outcomes, @Nullable Integer> measure) {
    Outcomes outcomes = group.outcomes();
    Integer percent = outcomes == null ? null : measure.apply(outcomes);
    Quantity score = new Quantity();
    if (percent == null) {
      score.addExtension(ABSENT, new CodeType("masked"));
      return score;
    }
    score.setValue(percent).setUnit("%").setSystem(UCUM).setCode("%");
    return score;
  }
}
