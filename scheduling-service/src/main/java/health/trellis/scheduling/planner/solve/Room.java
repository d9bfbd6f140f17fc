package health.trellis.scheduling.planner.solve;

import java.util.List;
import java.util.UUID;

/**
 * A room of the program's site in the weeks that are planned.
 *
 * @param number from 0 on, small rooms first
 * @param id the room
 * @param name what its door says
 * @param seats how many people it holds
 * @param busy what stands in the calendar and is not planned anew
 */
public record Room(int number, UUID id, String name, int seats, Times busy) {
  /** The same with one more thing in it. */
  public Room alsoBusy(int start, int end) {
    return new Room(
        number, id, name, seats, busy.and(Times.of(List.of(new Times.Stretch(start, end)))));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Room room && room.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }
}
