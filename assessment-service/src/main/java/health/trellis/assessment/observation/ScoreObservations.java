package health.trellis.assessment.observation;

import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.instrument.Scoring.Total;
import health.trellis.assessment.response.Response;
import health.trellis.assessment.response.ResponseScored;
import health.trellis.kit.Ids;
import health.trellis.kit.fhir.Fhir;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** Makes an Observation of every score, in the transaction of the answers. */
@ApplicationScoped
class ScoreObservations {
  private static final String PROFILE =
      "http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-screening-assessment";
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  private static final String LOINC = "http://loinc.org";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String SCORE_UNIT = "{score}";
  private static final String BANDS = "https://trellis.health/fhir/CodeSystem/band-";

  private final ObservationStore store;

  ScoreObservations(ObservationStore store) {
    this.store = store;
  }

  void keep(@Observes ResponseScored scored) {
    UUID id = Ids.next();
    Observation observation = of(id, scored.instrument(), scored.score(), scored.response());
    store.keep(
        id,
        scored.response().patientId(),
        scored.response().id(),
        observation,
        Fhir.json(observation));
  }

  private static Observation of(UUID id, Instrument instrument, Score score, Response response) {
    Observation observation = new Observation();
    observation.setId(id.toString());
    observation.getMeta().addProfile(PROFILE).setLastUpdated(Date.from(response.enteredAt()));
    observation.setStatus(ObservationStatus.FINAL);
    observation.addCategory(new CodeableConcept(new Coding(CATEGORY, "survey", "Survey")));
    observation.setCode(code(instrument));
    Reference patient = new Reference("Patient/" + response.patientId());
    observation.setSubject(patient);
    observation.setEffective(new DateTimeType(response.authoredAt().toString()));
    observation.setIssued(Date.from(response.enteredAt()));
    if (response.byPatient()) {
      observation.addPerformer(patient.copy());
    }
    CodeableConcept band =
        new CodeableConcept(
                new Coding(BANDS + instrument.code(), score.band().code(), score.band().label()))
            .setText(score.band().label());
    if (score.total() == null) {
      observation.setValue(band);
    } else {
      observation.setValue(
          new Quantity()
              .setValue(score.total())
              .setUnit(SCORE_UNIT)
              .setSystem(UCUM)
              .setCode(SCORE_UNIT));
      observation.addInterpretation(band);
    }
    observation.addDerivedFrom(new Reference("QuestionnaireResponse/" + response.id()));
    return observation;
  }

  private static CodeableConcept code(Instrument instrument) {
    Total total = instrument.scoring().total();
    return total == null
        ? new CodeableConcept(new Coding(LOINC, instrument.loinc(), instrument.title()))
        : new CodeableConcept(new Coding(LOINC, total.loinc(), total.display()));
  }
}
