package health.trellis.patient.ground;

import health.trellis.kit.http.Refusal;
import jakarta.persistence.PersistenceException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Turns the refusal of a database constraint into the conflict that it stands for. */
public final class Violations {
  private Violations() {}

  /** Runs a write that flushes; where the named constraint refuses it, so does this. */
  public static void refuseOn(String constraint, Refusal refusal, Runnable write) {
    try {
      write.run();
    } catch (PersistenceException failure) {
      if (violates(failure, constraint)) {
        throw refusal;
      }
      throw failure;
    }
  }

  private static boolean violates(@Nullable Throwable failure, String constraint) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConstraintViolationException violation
          && constraint.equalsIgnoreCase(violation.getConstraintName())) {
        return true;
      }
      // Hibernate reads no name from the violation of an exclusion constraint.
      if (cause instanceof PSQLException refused
          && refused.getServerErrorMessage() != null
          && constraint.equalsIgnoreCase(refused.getServerErrorMessage().getConstraint())) {
        return true;
      }
    }
    return false;
  }
}
