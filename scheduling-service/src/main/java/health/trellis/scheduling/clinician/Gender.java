package health.trellis.scheduling.clinician;

/** Whom a patient may wish to be treated by (FHIR administrative gender, without "unknown"). */
public enum Gender {
  FEMALE,
  MALE,
  OTHER
}
