package health.trellis.notification.template;

/** What a message is about, for preferences. */
public enum Category {
  /** Sessions and changes of them. */
  APPOINTMENTS,
  /** Questionnaires to answer. */
  ASSESSMENTS,
  /** Work for staff, and welcome. */
  CARE,
  /** Milestones, and kind words after a miss. */
  ENCOURAGEMENT,
  /** A risk: to staff only, and not subject to preferences. */
  SAFETY
}
