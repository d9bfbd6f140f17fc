package health.trellis.scheduling.program;

/** What a program treats. */
public enum Focus {
  MENTAL_HEALTH,
  SUBSTANCE_USE,

  /** Both at once. */
  CO_OCCURRING;

  /** What is meant when only the protection of the records is said. */
  static Focus usual(boolean substanceUse) {
    return substanceUse ? SUBSTANCE_USE : MENTAL_HEALTH;
  }

  /** Whether 42 CFR Part 2 (2.11, "program") protects the records of whoever treats this. */
  boolean isProtected() {
    return this != MENTAL_HEALTH;
  }
}
