package health.trellis.assessment.observation;

import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.instrument.Scoring.Subscore;
import health.trellis.assessment.instrument.Scoring.Total;
import health.trellis.assessment.observation.ObservationStore.Entry;
import health.trellis.assessment.response.Response;
import health.trellis.assessment.response.ResponseScored;
import health.trellis.kit.Ids;
import health.trellis.kit.fhir.Fhir;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Makes an Observation of every total and, as its members, of every subscore, in the transaction of
 * the answers.
 */
@ApplicationScoped
class ScoreObservations {
  private static final String PROFILE =
      "http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-screening-assessment";
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  private static final String LOINC = "http://loinc.org";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String SCORE_UNIT = "{score}";
  private static final String SCORES = "https://trellis.health/fhir/CodeSystem/score";
  private static final String BANDS = "https://trellis.health/fhir/CodeSystem/band-";

  private final ObservationStore store;

  ScoreObservations(ObservationStore store) {
    this.store = store;
  }

  void keep(@Observes ResponseScored scored) {
    List<Entry> entries = new ArrayList<>();
    Observation whole = of(scored.instrument(), scored.score(), scored.response());
    for (Subscore subscore : scored.instrument().scoring().subscores()) {
      Integer sum = scored.score().subscores().get(subscore.code());
      if (sum != null) {
        Observation part = bare(scored.response());
        part.setCode(code(subscore.loinc(), subscore.code(), subscore.label()));
        part.setValue(points(sum));
        whole.addHasMember(new Reference("Observation/" + part.getIdPart()));
        entries.add(entry(part, scored.response()));
      }
    }
    entries.add(entry(whole, scored.response()));
    store.keepNew(entries);
  }

  private static Entry entry(Observation observation, Response response) {
    return new Entry(
        UUID.fromString(observation.getIdPart()),
        response.patientId(),
        response.id(),
        observation,
        Fhir.json(observation));
  }

  /** All that an Observation of these answers has, but for what it is and its value. */
  private static Observation bare(Response response) {
    Observation observation = new Observation();
    observation.setId(Ids.next().toString());
    observation.getMeta().addProfile(PROFILE).setLastUpdated(Date.from(response.enteredAt()));
    observation.setStatus(ObservationStatus.FINAL);
    observation.addCategory(new CodeableConcept(new Coding(CATEGORY, "survey", "Survey")));
    Reference patient = new Reference("Patient/" + response.patientId());
    observation.setSubject(patient);
    observation.setEffective(new DateTimeType(response.authoredAt().toString()));
    observation.setIssued(Date.from(response.enteredAt()));
    if (response.byPatient()) {
      observation.addPerformer(patient.copy());
    }
    observation.addDerivedFrom(new Reference("QuestionnaireResponse/" + response.id()));
    return observation;
  }

  private static Observation of(Instrument instrument, Score score, Response response) {
    Observation observation = bare(response);
    observation.setCode(code(instrument));
    CodeableConcept band =
        new CodeableConcept(
                new Coding(BANDS + instrument.code(), score.band().code(), score.band().label()))
            .setText(score.band().label());
    if (score.total() == null) {
      observation.setValue(band);
    } else {
      observation.setValue(points(score.total()));
      observation.addInterpretation(band);
    }
    return observation;
  }

  private static Quantity points(int points) {
    return new Quantity().setValue(points).setUnit(SCORE_UNIT).setSystem(UCUM).setCode(SCORE_UNIT);
  }

  private static CodeableConcept code(Instrument instrument) {
    Total total = instrument.scoring().total();
    return total == null
        ? code(instrument.loinc(), instrument.code(), instrument.title())
        : code(total.loinc(), instrument.code() + "-total", total.display());
  }

  /** The LOINC code of a score; our own where LOINC has none. */
  private static CodeableConcept code(@Nullable String loinc, String own, String display) {
    return new CodeableConcept(
        loinc == null ? new Coding(SCORES, own, display) : new Coding(LOINC, loinc, display));
  }
}
