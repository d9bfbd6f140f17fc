package health.trellis.notification.template;

import static health.trellis.notification.template.Category.APPOINTMENTS;
import static health.trellis.notification.template.Category.ASSESSMENTS;
import static health.trellis.notification.template.Category.CARE;
import static health.trellis.notification.template.Category.ENCOURAGEMENT;
import static health.trellis.notification.template.Category.SAFETY;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** All that Trellis says. The texts of each stand under its key in {@code messages/}. */
public enum MessageKind {
  WELCOME("welcome", CARE, To.APP_MAIL_PUSH),
  CALENDAR_READY("calendar-ready", APPOINTMENTS, To.APP_MAIL_PUSH),
  SESSION_REMINDER("session-reminder", APPOINTMENTS, To.ALL),
  SESSION_MOVED("session-moved", APPOINTMENTS, To.ALL),
  SESSION_CANCELLED("session-cancelled", APPOINTMENTS, To.ALL),
  SESSIONS_CANCELLED("sessions-cancelled", APPOINTMENTS, To.ALL),
  EPISODE_PAUSED("episode-paused", CARE, To.APP_MAIL_PUSH),
  EPISODE_ENDED("episode-ended", CARE, To.APP_MAIL_PUSH),
  ASSESSMENT_ASSIGNED("assessment-assigned", ASSESSMENTS, To.APP_MAIL_PUSH),
  ASSESSMENT_NUDGE("assessment-nudge", ASSESSMENTS, To.APP_MAIL_PUSH),
  AFTERCARE_CHECK_IN("aftercare-check-in", CARE, To.APP_MAIL_PUSH),
  FAMILY_LESSON("family-lesson", CARE, To.APP_MAIL_PUSH),
  MAKE_UP_OFFERED("make-up-offered", APPOINTMENTS, To.APP_MAIL_PUSH),
  PLACE_OFFERED("place-offered", APPOINTMENTS, To.ALL),
  ATTENDANCE_RISK("attendance-risk", CARE, To.APP_MAIL_PUSH),
  SESSION_MISSED("session-missed", ENCOURAGEMENT, To.APP),
  MILESTONE("milestone", ENCOURAGEMENT, To.APP_PUSH),
  CARE_TASK("care-task", CARE, To.APP),
  EARLY_WARNING("early-warning", CARE, To.APP_MAIL_PUSH),
  RISK_PAGE("risk-page", SAFETY, To.ALL_AND_CALL),
  RISK_ACKNOWLEDGED("risk-acknowledged", SAFETY, To.APP),
  WEEKLY_SUMMARY("weekly-summary", ENCOURAGEMENT, To.APP_MAIL_PUSH),
  CARE_TEAM_WEEK("care-team-week", CARE, To.APP),
  CONTACT_STOPPED("contact-stopped", CARE, To.APP),
  WEBHOOK_PAUSED("webhook-paused", CARE, To.APP),
  /** Stands for the mails of a day. */
  DIGEST("digest", CARE, To.MAIL),
  /** Proves that somebody reads what is sent there; kept nowhere. */
  VERIFICATION_CODE("verification-code", CARE, To.MAIL_SMS);

  private final String key;
  private final Category category;
  private final Set<Channel> channels;

  MessageKind(String key, Category category, Set<Channel> channels) {
    this.key = key;
    this.category = category;
    this.channels = channels;
  }

  /** The key of its texts. */
  public String key() {
    return key;
  }

  /** What it is about. */
  public Category category() {
    return category;
  }

  /** By which channels it goes, where the person is reached by them and wants them. */
  public Set<Channel> channels() {
    return channels;
  }

  /** The usual sets of channels. */
  private static final class To {
    static final Set<Channel> APP = of(Channel.IN_APP);
    static final Set<Channel> APP_PUSH = of(Channel.IN_APP, Channel.PUSH);
    static final Set<Channel> APP_MAIL_PUSH = of(Channel.IN_APP, Channel.EMAIL, Channel.PUSH);
    static final Set<Channel> ALL = of(Channel.IN_APP, Channel.EMAIL, Channel.SMS, Channel.PUSH);
    static final Set<Channel> ALL_AND_CALL = EnumSet.allOf(Channel.class);
    static final Set<Channel> MAIL = of(Channel.EMAIL);
    static final Set<Channel> MAIL_SMS = of(Channel.EMAIL, Channel.SMS);

    private To() {}

    private static Set<Channel> of(Channel first, Channel... others) {
      return Collections.unmodifiableSet(EnumSet.of(first, others));
    }
  }
}
