package health.trellis.scheduling.attendance;

/** How it is known how a patient took part. */
public enum AttendanceSource {
  /** A member of staff says so. */
  STAFF,
  /** The patient gave the code of the kiosk in the room. */
  KIOSK,
  /** The patient was in the video call. */
  TELEHEALTH
}
