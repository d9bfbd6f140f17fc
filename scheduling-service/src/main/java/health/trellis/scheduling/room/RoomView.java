package health.trellis.scheduling.room;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A room.
 *
 * @param id id
 * @param siteId its site
 * @param name what its door says
 * @param capacity how many people it seats
 * @param active whether sessions may be planned in it
 * @param version for the ETag
 */
@Schema(name = "Room")
public record RoomView(
    UUID id, UUID siteId, String name, int capacity, boolean active, @JsonIgnore long version) {
  static RoomView of(Room room) {
    return new RoomView(
        room.id(), room.siteId(), room.name(), room.capacity(), room.active(), room.version());
  }
}
