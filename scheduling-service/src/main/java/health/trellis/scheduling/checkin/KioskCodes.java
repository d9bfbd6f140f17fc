package health.trellis.scheduling.checkin;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Keeps the secrets of sessions' codes, and counts wrong ones. */
@ApplicationScoped
class KioskCodes {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** RFC 4226 recommends a secret of 160 bits. */
  private static final int SECRET_BYTES = 20;

  private static final int MOST_TRIES = 5;

  private final Sql sql;

  KioskCodes(Sql sql) {
    this.sql = sql;
  }

  /** The session's code; the secret is made the first time. */
  KioskCode of(UUID sessionId) {
    byte[] fresh = new byte[SECRET_BYTES];
    RANDOM.nextBytes(fresh);
    sql.update(
        "insert into kiosk_secret (session_id, secret) values (?, ?) on conflict do nothing",
        sessionId,
        fresh);
    return sql.first(
            "select secret from kiosk_secret where session_id = ?",
            row -> new KioskCode(row.getBytes(1)),
            sessionId)
        .orElseThrow();
  }

  /** Refuses a wrong code, and any after too many of them. */
  void check(UUID sessionId, UUID bookingId, String code, Instant now) {
    if (tries(bookingId) >= MOST_TRIES) {
      throw Refusal.conflict(
          "check-in-locked", "Too many wrong codes: a member of staff checks the patient in.");
    }
    if (!of(sessionId).accepts(code, now)) {
      // In a transaction of its own: the refusal rolls this one back.
      QuarkusTransaction.requiringNew().run(() -> count(bookingId));
      throw Refusal.invalid("/code", "wrong", "This is not the code that the kiosk shows now.");
    }
  }

  private int tries(UUID bookingId) {
    return sql.first(
            "select tries from wrong_code where booking_id = ?", row -> row.getInt(1), bookingId)
        .orElse(0);
  }

  private void count(UUID bookingId) {
    sql.update(
        "insert into wrong_code (booking_id, tries) values (?, 1)"
            + " on conflict (booking_id) do update set tries = wrong_code.tries + 1",
        bookingId);
  }
}
