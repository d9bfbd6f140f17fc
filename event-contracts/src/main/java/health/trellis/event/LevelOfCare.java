package health.trellis.event;

/** Levels of care, from most to least intensive (ASAM Criteria, 3rd edition; PHP as level 2.5). */
public enum LevelOfCare {
  /** Hospital or medically managed inpatient care. */
  INPATIENT,

  /** 24-hour residential treatment. */
  RESIDENTIAL,

  /** Partial hospitalization, ASAM 2.5: 20 hours a week and more. */
  PHP,

  /** Intensive outpatient, ASAM 2.1: 9 to 19 hours a week for adults. */
  IOP,

  /** Outpatient, ASAM 1: under 9 hours a week. */
  OP,

  /** Continuing care after the program: check-ins for a year. */
  AFTERCARE
}
