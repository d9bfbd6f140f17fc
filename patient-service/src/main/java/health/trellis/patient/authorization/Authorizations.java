package health.trellis.patient.authorization;

import health.trellis.event.AuthorizationUnit;
import health.trellis.event.scheduling.AuthorizationUpdated;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What payers approved for patients. */
@ApplicationScoped
public class Authorizations {
  private final Sql sql;

  Authorizations(Sql sql) {
    this.sql = sql;
  }

  /**
   * What a payer approved.
   *
   * @param attended units used by recorded attendance
   */
  public record Approved(
      String payer,
      String referenceNumber,
      AuthorizationUnit unit,
      int units,
      LocalDate from,
      LocalDate to,
      BigDecimal attended) {}

  void keep(AuthorizationUpdated event) {
    sql.update(
        """
        insert into payer_authorization (id, patient_id, payer, reference_number, unit,
          units_approved, valid_from, valid_to, attended_units)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (id) do update set payer = excluded.payer,
          reference_number = excluded.reference_number, unit = excluded.unit,
          units_approved = excluded.units_approved, valid_from = excluded.valid_from,
          valid_to = excluded.valid_to, attended_units = excluded.attended_units
        """,
        event.authorizationId(),
        event.patientId(),
        event.payer(),
        event.referenceNumber(),
        event.unit().name(),
        event.unitsApproved(),
        event.from(),
        event.to(),
        event.attendedUnits());
  }

  /** Those of a patient with days from the first to the last, oldest first. */
  public List<Approved> between(UUID patientId, LocalDate first, LocalDate last) {
    return sql.query(
        """
        select payer, reference_number, unit, units_approved, valid_from, valid_to, attended_units
        from payer_authorization
        where patient_id = ? and valid_to >= ? and valid_from <= ? order by valid_from, id
        """,
        row ->
            new Approved(
                row.getString(1),
                row.getString(2),
                AuthorizationUnit.valueOf(row.getString(3)),
                row.getInt(4),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                row.getBigDecimal(7)),
        patientId,
        first,
        last);
  }
}
