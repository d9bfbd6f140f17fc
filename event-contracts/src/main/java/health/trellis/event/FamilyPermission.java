package health.trellis.event;

/** What a patient may allow a family member. */
public enum FamilyPermission {
  /** See when sessions are. */
  VIEW_CALENDAR,

  /** See the treatment plan. */
  VIEW_PLAN,

  /** See attendance, milestones and scores. */
  VIEW_PROGRESS,

  /** Get notices meant for family. */
  RECEIVE_NOTICES
}
