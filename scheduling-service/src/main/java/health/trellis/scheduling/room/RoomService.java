package health.trellis.scheduling.room;

import health.trellis.kit.Ids;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.scheduling.ById;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Defines and changes rooms. */
@ApplicationScoped
@Transactional
class RoomService {
  private final RoomRepository rooms;
  private final SiteRepository sites;

  RoomService(RoomRepository rooms, SiteRepository sites) {
    this.rooms = rooms;
    this.sites = sites;
  }

  RoomView create(RoomRequest request) {
    sites.named("/siteId", request.siteId());
    Room room = new Room(Optional.ofNullable(request.id()).orElseGet(Ids::next), request);
    rooms.persist(room);
    Conflicts.flush(rooms.getEntityManager());
    return RoomView.of(room);
  }

  RoomView change(UUID id, RoomRequest request, @Nullable String ifMatch) {
    Room room = rooms.require(id);
    ETags.check(ifMatch, room.version());
    sites.named("/siteId", request.siteId());
    room.change(request);
    Conflicts.flush(rooms.getEntityManager());
    return RoomView.of(room);
  }

  RoomView read(UUID id) {
    return RoomView.of(rooms.require(id));
  }

  Page<RoomView> list(PageRequest page) {
    return ById.page(rooms, page, Room::id).map(RoomView::of);
  }
}
