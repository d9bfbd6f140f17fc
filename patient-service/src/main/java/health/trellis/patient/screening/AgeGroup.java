package health.trellis.patient.screening;

/** Whether the hours of adults or of adolescents apply (The ASAM Criteria, third edition). */
public enum AgeGroup {
  ADULT,
  ADOLESCENT
}
