package health.trellis.scheduling.room;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A room of a site. */
@Entity
@Table(name = "room")
public class Room {
  @Id private UUID id;
  private UUID siteId;
  private String name;
  private int capacity;
  private boolean active;
  @Version private long version;

  /** For Hibernate. */
  protected Room() {}

  Room(UUID id, RoomRequest request) {
    this.id = id;
    change(request);
  }

  final void change(RoomRequest request) {
    siteId = request.siteId();
    name = request.name();
    capacity = request.capacity();
    active = !Boolean.FALSE.equals(request.active());
  }

  /** The room's id. */
  public UUID id() {
    return id;
  }

  /** The site that it is in. */
  public UUID siteId() {
    return siteId;
  }

  /** What its door says. */
  public String name() {
    return name;
  }

  /** How many people it seats, whoever leads included. */
  public int capacity() {
    return capacity;
  }

  /** Whether sessions may be planned in it. */
  public boolean active() {
    return active;
  }

  long version() {
    return version;
  }
}
