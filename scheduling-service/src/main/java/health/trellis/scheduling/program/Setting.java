package health.trellis.scheduling.program;

/** Where a program treats. */
public enum Setting {
  /** At its site; single sessions may be by video. */
  ON_SITE,

  /** By video only. */
  VIRTUAL
}
