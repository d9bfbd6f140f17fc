package health.trellis.scheduling;

import health.trellis.kit.http.Refusal;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** Gives the database's refusals the names that clients know. */
public final class Conflicts {
  /** Two transactions wait for each other, or one cannot be put in order: try again. */
  private static final Set<String> CONTENTION = Set.of("40001", "40P01");

  private Conflicts() {}

  /** Writes what is pending; a broken constraint becomes a named conflict. */
  public static void flush(EntityManager entities) {
    try {
      entities.flush();
    } catch (PersistenceException failure) {
      throw named(failure);
    }
  }

  /** Whether the transaction lost a race that it may win the next time. */
  public static boolean isContention(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && CONTENTION.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static RuntimeException named(PersistenceException failure) {
    String constraint = brokenConstraint(failure);
    return switch (constraint) {
      case "patient_not_double_booked" -> doubleBooking("The patient has another session then.");
      case "clinician_not_double_booked" ->
          doubleBooking("The clinician leads another session then.");
      case "occupied_once" -> doubleBooking("The clinician or the room is taken or held then.");
      case "patient_holds_once_at_a_time" ->
          Refusal.conflict("already-held", "The patient holds another slot then.");
      case "room_not_double_booked" -> doubleBooking("The room is taken then.");
      case "session_not_over_capacity" -> groupFull();
      case "authorization_not_overlapping" ->
          Refusal.conflict(
              "authorization-overlap", "The patient has another authorization in this period.");
      case "npi_of_clinician" -> Refusal.conflict("npi-taken", "Another clinician has this NPI.");
      case "time_off_not_overlapping" ->
          Refusal.conflict("time-off-overlap", "The clinician is away already then.");
      case "holiday_once" -> Refusal.conflict("already-exists", "This holiday was entered before.");
      case "on_a_roster_once" -> alreadyOnRoster();
      case "waits_once" ->
          Refusal.conflict("already-waiting", "The patient waits for this group already.");
      case "payer_rule_of_payer" ->
          Refusal.conflict("payer-rule-exists", "There is a rule for this payer.");
      default ->
          constraint.endsWith("_pkey")
              ? Refusal.conflict("already-exists", "This id is taken.")
              : failure;
    };
  }

  /** From the driver: Hibernate does not know the names of exclusion constraints. */
  private static String brokenConstraint(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
        return String.valueOf(refused.getServerErrorMessage().getConstraint());
      }
    }
    return "";
  }

  private static Refusal doubleBooking(String detail) {
    return Refusal.conflict("double-booking", detail);
  }

  /** A patient is on a group's roster once. */
  public static Refusal alreadyOnRoster() {
    return Refusal.conflict("already-on-roster", "The patient is on the roster of this group.");
  }

  /** All places of a session are taken. */
  public static Refusal groupFull() {
    return Refusal.conflict("group-full", "All places of this session are taken.");
  }
}
