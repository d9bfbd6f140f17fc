package health.trellis.notification.push;

import health.trellis.kit.Ids;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The devices of each person. */
@ApplicationScoped
public class Devices {
  private final Sql sql;
  private final Clock clock;

  Devices(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Through whose service a device is reached. */
  public enum Kind {
    WEB,
    APNS,
    FCM
  }

  /**
   * A device.
   *
   * @param endpoint a browser's address at its push service, or a phone's token
   * @param publicKey a browser's key; empty for phones
   * @param auth a browser's secret; empty for phones
   */
  record Device(
      UUID id,
      Kind kind,
      String endpoint,
      String publicKey,
      String auth,
      @Nullable String label,
      Instant createdAt) {
    byte[] key() {
      return Base64.getUrlDecoder().decode(publicKey);
    }

    byte[] secret() {
      return Base64.getUrlDecoder().decode(auth);
    }
  }

  List<Device> of(String audience) {
    return sql.query(
        """
        select id, kind, endpoint, coalesce(public_key, ''), coalesce(auth, ''), label, created_at
        from device
        where audience = ? order by id
        """,
        Devices::read,
        audience);
  }

  /** Keeps a phone. */
  UUID keep(String audience, Kind kind, String token, @Nullable String label) {
    return keep(audience, kind, token, null, null, label);
  }

  /** Keeps a device; one that another account used before changes hands. */
  UUID keep(
      String audience,
      Kind kind,
      String endpoint,
      @Nullable String publicKey,
      @Nullable String auth,
      @Nullable String label) {
    return sql.first(
            """
            insert into device (id, audience, kind, endpoint, public_key, auth, label, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (endpoint) do update set audience = excluded.audience, kind = excluded.kind,
              public_key = excluded.public_key, auth = excluded.auth, label = excluded.label
            returning id
            """,
            row -> row.getObject(1, UUID.class),
            Ids.next(),
            audience,
            kind.name(),
            endpoint,
            publicKey,
            auth,
            label,
            clock.instant())
        .orElseThrow();
  }

  boolean remove(UUID id, String audience) {
    return sql.update("delete from device where id = ? and audience = ?", id, audience) == 1;
  }

  void forget(UUID id) {
    sql.update("delete from device where id = ?", id);
  }

  private static Device read(ResultSet row) throws SQLException {
    return new Device(
        row.getObject(1, UUID.class),
        Kind.valueOf(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getTimestamp(7).toInstant());
  }
}
