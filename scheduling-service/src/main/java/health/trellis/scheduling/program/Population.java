package health.trellis.scheduling.program;

/** Whom a program treats. */
public enum Population {
  ADULT,
  ADOLESCENT
}
