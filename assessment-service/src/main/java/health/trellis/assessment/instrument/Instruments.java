package health.trellis.assessment.instrument;

import health.trellis.kit.http.Refusal;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire;

/** The instruments that this service knows. Read and checked once, at the start. */
@Startup
@Singleton
public class Instruments {
  private final Map<String, Instrument> instruments;
  private final Map<String, Questionnaire> questionnaires;

  /** Reads them; fails where one is broken. */
  public Instruments() {
    Map<String, Instrument> read = new LinkedHashMap<>();
    Map<String, Questionnaire> forms = new LinkedHashMap<>();
    for (String code : InstrumentLoader.codes()) {
      Questionnaire form = InstrumentLoader.questionnaire(code);
      forms.put(code, form);
      read.put(code, InstrumentLoader.instrument(code, form));
    }
    instruments = Collections.unmodifiableMap(read);
    questionnaires = Collections.unmodifiableMap(forms);
  }

  /** All, in the order of the index. */
  public Collection<Instrument> all() {
    return instruments.values();
  }

  /** The instrument with a code. */
  public Optional<Instrument> find(String code) {
    return Optional.ofNullable(instruments.get(code));
  }

  /** The instrument that a request names; refuses (422) an unknown one. */
  public Instrument named(String code, String pointer) {
    return find(code)
        .orElseThrow(
            () -> Refusal.invalid(pointer, "unknown-instrument", "There is no such instrument."));
  }

  /** The instrument of stored answers. */
  public Instrument stored(String code) {
    return find(code).orElseThrow(() -> new IllegalStateException("unknown instrument " + code));
  }

  /** The instrument with a canonical address, with or without its version. */
  public Optional<Instrument> byUrl(String canonical) {
    return instruments.values().stream()
        .filter(i -> canonical.equals(i.url()) || canonical.equals(i.url() + "|" + i.version()))
        .findFirst();
  }

  /** The FHIR Questionnaire of an instrument, a copy. */
  public Optional<Questionnaire> questionnaire(String code) {
    return Optional.ofNullable(questionnaires.get(code)).map(Questionnaire::copy);
  }

  /** All FHIR Questionnaires, copies. */
  public List<Questionnaire> questionnaires() {
    return questionnaires.values().stream().map(Questionnaire::copy).toList();
  }
}
