package health.trellis.scheduling.authorization;

import health.trellis.event.AuthorizationUnit;
import health.trellis.scheduling.time.IsoWeek;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Holds weeks against what payers approved. */
@ApplicationScoped
public class AuthorizedWeeks {
  private final AuthorizationRepository authorizations;
  private final Visits visits;

  AuthorizedWeeks(AuthorizationRepository authorizations, Visits visits) {
    this.authorizations = authorizations;
    this.visits = visits;
  }

  /**
   * What a week uses of an authorization.
   *
   * @param authorizationId the authorization
   * @param payer who pays
   * @param unit what the payer counts
   * @param usedUnits attended and booked in the week; a day may have a part, as an hour may
   * @param remainingUnits left of all that is approved at the week's end; negative when overridden
   * @param validTo its last day
   */
  @Schema(name = "WeekOfAuthorization")
  public record Use(
      UUID authorizationId,
      String payer,
      AuthorizationUnit unit,
      double usedUnits,
      double remainingUnits,
      LocalDate validTo) {}

  /** A patient's authorizations within some weeks, with what counts against each. */
  public record Approved(List<Counted> authorizations) {
    /** What a week uses, by authorization. */
    public List<Use> in(IsoWeek week) {
      return authorizations.stream()
          .filter(it -> it.authorization().reachesInto(week.monday(), week.sunday()))
          .map(it -> it.use(week))
          .toList();
    }
  }

  /** An authorization with its visits. */
  record Counted(Authorization authorization, List<Visit> visits, Visits counting) {
    private Use use(IsoWeek week) {
      BurnDown within = burn(v -> !v.day().isBefore(week.monday()) && until(v, week));
      BurnDown soFar = burn(v -> until(v, week));
      return new Use(
          authorization.id(),
          authorization.payer(),
          authorization.unit(),
          within.units(within.used()),
          soFar.units(soFar.approved() - soFar.used()),
          authorization.validTo());
    }

    private BurnDown burn(Predicate<Visit> which) {
      return counting.burnDown(authorization, visits.stream().filter(which).toList());
    }

    private static boolean until(Visit visit, IsoWeek week) {
      return !visit.day().isAfter(week.sunday());
    }
  }

  /** Reads what is approved from a day to another, both included. */
  public Approved of(UUID patientId, LocalDate first, LocalDate last) {
    return new Approved(
        authorizations.within(patientId, first, last).stream()
            .map(found -> new Counted(found, visits.in(found), visits))
            .toList());
  }
}
