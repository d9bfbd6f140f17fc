package health.trellis.scheduling.planner.solve;

import health.trellis.event.SessionType;
import java.util.List;
import java.util.UUID;

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
 */
public record Leader(
    int number,
    UUID id,
    String name,
    boolean prescriber,
    List<String> modalities,
    Times hours,
    Times busy,
    int buffer) {
  /** Whether the clinician's credential allows a session of a kind. */
  public boolean mayLead(SessionType type) {
    return type == SessionType.MEDICATION ? prescriber : !modalities.isEmpty();
  }

  /** The same with one more thing to do. */
  public Leader alsoBusy(int start, int end) {
    Times more = Times.of(List.of(new Times.Stretch(start - buffer, end + buffer)));
    return new Leader(number, id, name, prescriber, modalities, hours, busy.and(more), buffer);
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
