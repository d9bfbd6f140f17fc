package health.trellis.scheduling.session;

/** How those who take part meet. */
public enum Delivery {
  /** At the program's site. */
  IN_PERSON,

  /** By video. */
  TELEHEALTH
}
