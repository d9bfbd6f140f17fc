package health.trellis.patient.task;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Locale;

/** Which role a task is for. */
public enum Assignee {
  @JsonAlias("clinician")
  CLINICIAN,
  @JsonAlias("coordinator")
  COORDINATOR;

  /** The role as tokens and events name it. */
  public String role() {
    return name().toLowerCase(Locale.ROOT);
  }
}
