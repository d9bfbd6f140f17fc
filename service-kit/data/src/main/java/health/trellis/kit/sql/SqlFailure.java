package health.trellis.kit.sql;

import java.sql.SQLException;

/** A statement failed. Keeps the SQL state, for those who must tell an outage from a fault. */
public final class SqlFailure extends RuntimeException {
  SqlFailure(SQLException cause) {
    super(cause);
  }
}
