package health.trellis.event;

/** What a consent allows. */
public enum ConsentKind {
  /** Disclosure of substance-use records to a recipient (42 CFR Part 2, 2024 rule). */
  PART2_DISCLOSURE,

  /** Disclosure of other records to a recipient. */
  HIPAA_DISCLOSURE,

  /** Talking with family about the treatment. */
  FAMILY_DISCLOSURE,

  /** Text messages to the phone number on record. */
  TEXT_MESSAGES,

  /** E-mail to the address on record. */
  EMAIL,

  /** Sessions by video. */
  TELEHEALTH,

  /** Recording of sessions in sound or picture. */
  RECORDING
}
