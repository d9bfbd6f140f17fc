package health.trellis.patient.document;

import health.trellis.event.AuthorizationUnit;
import health.trellis.event.LevelOfCare;
import health.trellis.patient.document.SummaryDocument.Approval;
import health.trellis.patient.document.SummaryDocument.Measure;
import health.trellis.patient.document.SummaryDocument.Sessions;
import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How pages and prints say what documents hold in codes, for people who read no codes. */
@TemplateExtension
final class DocumentWords {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MMMM d, yyyy, HH:mm 'UTC'", Locale.US);

  private DocumentWords() {}

  static String inWords(LocalDate day) {
    return DAY.format(day);
  }

  static String inWords(Instant moment) {
    return MOMENT.format(moment.atOffset(ZoneOffset.UTC));
  }

  static String inWords(LevelOfCare level) {
    return switch (level) {
      case INPATIENT -> "Inpatient";
      case RESIDENTIAL -> "Residential";
      case PHP -> "Partial hospitalization (PHP)";
      case IOP -> "Intensive outpatient (IOP)";
      case OP -> "Outpatient";
      case AFTERCARE -> "Aftercare";
    };
  }

  /** A code as words: {@code AGAINST_ADVICE} is "against advice". */
  static String plain(Object code) {
    return code.toString().replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  /** Instruments are known by their capitals: PHQ-9. */
  static String name(Measure measure) {
    return measure.instrument().toUpperCase(Locale.ROOT);
  }

  static String inWords(Sessions sessions) {
    String what = counted(sessions.count(), plain(sessions.type()) + " session");
    return sessions.everyWeeks() == 1
        ? what + " a week"
        : what + " every " + sessions.everyWeeks() + " weeks";
  }

  static String approved(Approval approval) {
    return counted(approval.unitsApproved(), unit(approval.unit()));
  }

  private static String unit(AuthorizationUnit unit) {
    return unit == AuthorizationUnit.DAY ? "treatment day" : plain(unit);
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** 18 rather than 18.00. */
  static String number(BigDecimal value) {
    BigDecimal bare = value.stripTrailingZeros();
    return bare.setScale(Math.max(0, bare.scale())).toPlainString();
  }
}
