package health.trellis.notification.template;

import static health.trellis.notification.template.Category.APPOINTMENTS;
import static health.trellis.notification.template.Category.ASSESSMENTS;
import static health.trellis.notification.template.Category.CARE;
import static health.trellis.notification.template.Category.ENCOURAGEMENT;
import static health.trellis.notification.template.Category.SAFETY;

/** All that Trellis says. The texts of each stand under its key in {@code messages/}. */
public enum MessageKind {
  WELCOME("welcome", CARE, true),
  CALENDAR_READY("calendar-ready", APPOINTMENTS, true),
  SESSION_REMINDER("session-reminder", APPOINTMENTS, true),
  SESSION_MOVED("session-moved", APPOINTMENTS, true),
  SESSION_CANCELLED("session-cancelled", APPOINTMENTS, true),
  SESSIONS_CANCELLED("sessions-cancelled", APPOINTMENTS, true),
  EPISODE_PAUSED("episode-paused", CARE, true),
  EPISODE_ENDED("episode-ended", CARE, true),
  ASSESSMENT_ASSIGNED("assessment-assigned", ASSESSMENTS, true),
  SESSION_MISSED("session-missed", ENCOURAGEMENT, false),
  MILESTONE("milestone", ENCOURAGEMENT, false),
  CARE_TASK("care-task", CARE, false),
  EARLY_WARNING("early-warning", CARE, true),
  RISK_PAGE("risk-page", SAFETY, true),
  RISK_ACKNOWLEDGED("risk-acknowledged", SAFETY, false);

  private final String key;
  private final Category category;
  private final boolean byMail;

  MessageKind(String key, Category category, boolean byMail) {
    this.key = key;
    this.category = category;
    this.byMail = byMail;
  }

  /** The key of its texts. */
  public String key() {
    return key;
  }

  /** What it is about. */
  public Category category() {
    return category;
  }

  /** Whether it also goes by mail, or stands in the app only. */
  public boolean byMail() {
    return byMail;
  }
}
