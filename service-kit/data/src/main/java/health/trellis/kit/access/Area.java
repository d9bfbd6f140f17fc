package health.trellis.kit.access;

import health.trellis.event.FamilyPermission;
import java.util.Optional;

/** Parts of a record that differ in who may see them. */
public enum Area {
  /** Who the patient is and how to reach her. */
  DEMOGRAPHICS,
  /** Conditions, medications, allergies, consents, answers to instruments. */
  CLINICAL,
  /** Treatment plan and relapse-prevention plan. */
  PLAN,
  /** Sessions, attendance, hours. */
  CALENDAR,
  /** Scores over time, milestones. */
  PROGRESS,
  /** Notifications. */
  MESSAGES,
  /** Risk alerts. */
  RISK;

  /** What a patient allows a family member who may see this; empty: nothing opens it to family. */
  Optional<FamilyPermission> familyPermission() {
    return switch (this) {
      case PLAN -> Optional.of(FamilyPermission.VIEW_PLAN);
      case CALENDAR -> Optional.of(FamilyPermission.VIEW_CALENDAR);
      case PROGRESS -> Optional.of(FamilyPermission.VIEW_PROGRESS);
      case MESSAGES -> Optional.of(FamilyPermission.RECEIVE_NOTICES);
      case DEMOGRAPHICS, CLINICAL, RISK -> Optional.empty();
    };
  }

  /** Whether claims cannot be written without it (HIPAA minimum necessary, 45 CFR 164.502(b)). */
  boolean neededForBilling() {
    return this == DEMOGRAPHICS || this == CALENDAR;
  }
}
