package health.trellis.kit.access;

/** What somebody wants to do with a patient's data. */
public enum Mode {
  READ,
  WRITE
}
