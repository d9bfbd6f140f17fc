package health.trellis.patient.timeline;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an entry of the timeline tells. */
public enum TimelineKind {
  REFERRED,
  INTAKE_DECIDED,
  MERGED,
  UNMERGED,
  ADMITTED,
  ON_HOLD,
  RESUMED,
  LEVEL_OF_CARE_CHANGED,
  DISCHARGED,
  CARE_TEAM_CHANGED,
  PLAN_SIGNED,
  RELAPSE_PLAN_ACTIVATED,
  SAFETY_PLAN_ACTIVATED,
  NOTE_SIGNED,
  GOAL_PROGRESS,
  DIAGNOSED,
  MEDICATIONS_RECONCILED,
  CERTIFIED,
  DOCUMENT_DISCLOSED,
  CONSENT_GRANTED,
  CONSENT_REVOKED,
  MILESTONE,
  TASK_OPENED,
  TASK_ESCALATED,
  TASK_DONE,
  SESSION_ATTENDED,
  SESSION_MISSED,
  SESSION_CANCELLED,
  WEEK_MET,
  WEEK_SHORT,
  ASSESSMENT_COMPLETED,
  OFF_TRACK,
  EARLY_WARNING,
  RISK_ALERT_RAISED,
  RISK_ALERT_ACKNOWLEDGED,
  RISK_ALERT_RESOLVED;

  /** Those whose name holds all of the words, whatever their case. */
  static Set<TimelineKind> named(String words) {
    Set<TimelineKind> kinds = EnumSet.allOf(TimelineKind.class);
    for (String word : words.toUpperCase(Locale.ROOT).strip().split("[\\s_]+")) {
      kinds.removeIf(kind -> !kind.name().contains(word));
    }
    return kinds;
  }
}
