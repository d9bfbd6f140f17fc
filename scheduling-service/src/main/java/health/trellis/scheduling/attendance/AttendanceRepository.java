package health.trellis.scheduling.attendance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Attendance by booking. */
@ApplicationScoped
class AttendanceRepository implements PanacheRepositoryBase<Attendance, UUID> {}
