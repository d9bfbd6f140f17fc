package health.trellis.scheduling.authorization;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Enters, changes and reads authorizations. */
@ApplicationScoped
@Transactional
class AuthorizationService {
  private static final String WHAT = "authorization";

  private final AuthorizationRepository rows;
  private final Visits visits;
  private final AuthorizationWatch watch;
  private final KnownPatients patients;

  AuthorizationService(
      AuthorizationRepository rows,
      Visits visits,
      AuthorizationWatch watch,
      KnownPatients patients) {
    this.rows = rows;
    this.visits = visits;
    this.watch = watch;
    this.patients = patients;
  }

  AuthorizationView create(AuthorizationRequest request) {
    patients.mayWrite(request.patientId(), Area.CALENDAR, WHAT);
    checkPeriod(request);
    Authorization entered = new Authorization(Ids.next(), request);
    rows.persist(entered);
    return saved(entered);
  }

  AuthorizationView change(UUID id, AuthorizationRequest request, @Nullable String ifMatch) {
    Authorization present = rows.require(id);
    patients.mayWrite(present.patientId(), Area.CALENDAR, WHAT);
    ETags.check(ifMatch, present.version());
    checkPeriod(request);
    if (!request.patientId().equals(present.patientId())) {
      throw Refusal.invalid("/patientId", "fixed", "An authorization stays with its patient.");
    }
    present.change(request);
    return saved(present);
  }

  AuthorizationView read(UUID id) {
    Authorization found = rows.require(id);
    patients.mayRead(found.patientId(), Area.CALENDAR, WHAT);
    return view(found);
  }

  Page<AuthorizationView> list(UUID patientId, PageRequest page) {
    patients.mayRead(patientId, Area.CALENDAR, WHAT);
    List<Authorization> found =
        page.cursor()
            .map(
                after ->
                    rows.find(
                        "patientId = ?1 and validFrom > ?2 order by validFrom",
                        patientId,
                        after.date(0)))
            .orElseGet(() -> rows.find("patientId = ?1 order by validFrom", patientId))
            .page(0, page.limit() + 1)
            .list();
    return Page.of(found, page, row -> Cursor.of(row.validFrom())).map(this::view);
  }

  private AuthorizationView saved(Authorization authorization) {
    Conflicts.flush(rows.getEntityManager());
    watch.changed(authorization);
    Conflicts.flush(rows.getEntityManager());
    return view(authorization);
  }

  private AuthorizationView view(Authorization authorization) {
    return AuthorizationView.of(authorization, visits.burnDown(authorization));
  }

  private static void checkPeriod(AuthorizationRequest request) {
    if (request.to().isBefore(request.from())) {
      throw Refusal.invalid("/to", "order", "The last day is not before the first.");
    }
  }
}
