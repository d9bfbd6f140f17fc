package health.trellis.patient.clinical;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;

/** Reads the first code of concepts, and days of dates. */
final class Codes {
  private static final int DAY_LENGTH = 10;

  private Codes() {}

  /** A code with what people read. */
  record Coded(@Nullable String system, @Nullable String code, String display) {}

  /** Codes of LOINC, SNOMED and RxNorm are kept as received. */
  static Coded of(CodeableConcept concept) {
    Coding first = concept.getCodingFirstRep();
    String display =
        Optional.ofNullable(concept.getText())
            .or(() -> Optional.ofNullable(first.getDisplay()))
            .or(() -> Optional.ofNullable(first.getCode()))
            .orElse("Not named");
    return new Coded(first.getSystem(), first.getCode(), display);
  }

  static Optional<String> code(CodeableConcept concept) {
    return Optional.ofNullable(concept.getCodingFirstRep().getCode());
  }

  /** The day, in the zone that the sender wrote; null when less than a day is known. */
  static @Nullable LocalDate day(@Nullable DateTimeType time) {
    String text = time == null ? null : time.getValueAsString();
    return text == null || text.length() < DAY_LENGTH
        ? null
        : LocalDate.parse(text.substring(0, DAY_LENGTH));
  }
}
