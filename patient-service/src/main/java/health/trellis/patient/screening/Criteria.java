package health.trellis.patient.screening;

/** By which criteria a screening looks for the level of care. */
public enum Criteria {
  /** The ASAM Criteria, third edition (2013): six dimensions, a risk of 0 to 4 each. */
  ASAM_3,
  /** The ASAM Criteria, fourth edition (2023): five dimensions, the least level that each needs. */
  ASAM_4,
  /** Who intensive outpatient services are for, by 42 CFR 410.44(c). */
  MEDICARE_IOP
}
