package health.trellis.scheduling.planner.solve;

import health.trellis.event.SessionType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clinician of the program in the weeks that are planned.
 *
 * @param number from 0 on
 * @param id the clinician
 * @param name as people know the clinician
 * @param prescriber whether the clinician may lead medication sessions
 * @param modalities what the clinician is trained to lead
 * @param hours when the clinician works
 * @param busy what stands in the calendar and is not planned anew
 * @param buffer minutes that the clinician needs between two sessions
 * @param caseload whose primary therapist the clinician is, and how many more there may be
 */
public record Leader(
    int number,
    UUID id,
    String name,
    boolean prescriber,
    List<String> modalities,
    Times hours,
    Times busy,
    int buffer,
    Caseload caseload) {
  /**
   * The patients for whom a clinician is the primary therapist.
   *
   * @param patients who they are
   * @param more how many more the clinician takes
   */
  public record Caseload(Set<UUID> patients, int more) {
    /** Of somebody who takes everybody. */
    public static final Caseload OPEN = new Caseload(Set.of(), Integer.MAX_VALUE);

    /** With a limit, if there is one. Who has more than that keeps them, and takes nobody new. */
    public static Caseload of(Set<UUID> patients, @Nullable Integer limit) {
      return limit == null ? OPEN : new Caseload(patients, Math.max(0, limit - patients.size()));
    }
  }

  /** Whether an individual session with a patient would be one with somebody new. */
  public boolean takesOn(Attendee attendee) {
    return caseload.more() < Integer.MAX_VALUE
        && !caseload.patients().contains(attendee.patientId())
        && !id.equals(attendee.wishes().usual().get(SessionType.INDIVIDUAL));
  }

  /** Whether the clinician's credential allows a session of a kind. */
  public boolean mayLead(SessionType type) {
    return type == SessionType.MEDICATION ? prescriber : !modalities.isEmpty();
  }

  /** The same with one more thing to do. */
  public Leader alsoBusy(int start, int end) {
    Times more = Times.of(List.of(new Times.Stretch(start - buffer, end + buffer)));
    return new Leader(
        number, id, name, prescriber, modalities, hours, busy.and(more), buffer, caseload);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Leader leader && leader.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }
}
