package health.trellis.scheduling.room;

import health.trellis.kit.http.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Rooms by id and site. */
@ApplicationScoped
public class RoomRepository implements PanacheRepositoryBase<Room, UUID> {
  /** The room, or 404. */
  public Room require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("room"));
  }

  /** The room that a request names, if it is in use at that site; else 422. */
  public Room named(String pointer, UUID id, UUID siteId) {
    return findByIdOptional(id)
        .filter(room -> room.active() && room.siteId().equals(siteId))
        .orElseThrow(
            () -> Refusal.invalid(pointer, "unknown", "There is no such room at this site."));
  }

  /** The rooms in use at a site, small ones first: a talk of two needs no hall. */
  public List<Room> inUseAt(UUID siteId) {
    return list("siteId = ?1 and active order by capacity, id", siteId);
  }
}
