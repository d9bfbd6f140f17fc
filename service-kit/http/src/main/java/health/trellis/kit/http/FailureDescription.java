package health.trellis.kit.http;

/** Says where something failed without its messages, which may quote a patient's data. */
public final class FailureDescription {
  private static final int FRAMES = 12;

  private FailureDescription() {}

  /** The classes and places of a failure and its causes. */
  public static String withoutMessages(Throwable failure) {
    StringBuilder text = new StringBuilder();
    Throwable current = failure;
    for (int depth = 0; current != null && depth < 5; depth++) {
      text.append(depth == 0 ? "" : " <- ").append(current.getClass().getName());
      StackTraceElement[] trace = current.getStackTrace();
      for (int i = 0; i < Math.min(FRAMES, trace.length); i++) {
        text.append(" at ").append(trace[i].getClassName()).append('.');
        text.append(trace[i].getMethodName()).append(':').append(trace[i].getLineNumber());
      }
      current = current.getCause() == current ? null : current.getCause();
    }
    return text.toString();
  }
}
