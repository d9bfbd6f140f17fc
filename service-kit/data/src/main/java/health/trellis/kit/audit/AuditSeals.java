package health.trellis.kit.audit;

import health.trellis.kit.background.BackgroundLoop;
import health.trellis.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seals audit records into the chain, in the order in which they are found, and checks the chain.
 * Sealing runs beside the requests, so that no two of them wait for each other's place in it.
 */
@ApplicationScoped
public class AuditSeals {
  private static final int BATCH = 500;
  private static final long LOCK = 0x61756469747365L;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final byte[] START = new byte[32];

  private final Sql sql;
  private @Nullable BackgroundLoop loop;

  AuditSeals(Sql sql) {
    this.sql = sql;
  }

  private record Seal(long seq, byte[] hash) {}

  private record Sealed(long seq, byte[] hash, AuditRecord record) {}

  /**
   * What a check of the chain found.
   *
   * @param intact whether every sealed record is as it was when it was sealed
   * @param sealed how many records are sealed
   * @param firstBroken the first record that is not as it was
   */
  public record Verification(boolean intact, long sealed, @Nullable UUID firstBroken) {}

  void start(@Observes StartupEvent event) {
    loop = BackgroundLoop.start("audit-seals", POLL, this::sealAll);
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
    }
  }

  private void sealAll() {
    int sealed;
    do {
      sealed = QuarkusTransaction.requiringNew().call(this::sealBatch);
    } while (sealed == BATCH);
  }

  private int sealBatch() {
    boolean alone =
        sql.first("select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), LOCK)
            .orElse(false);
    if (!alone) {
      return 0;
    }
    List<AuditRecord> waiting =
        sql.query(
            "select %s from audit_unsealed u join audit_record r on r.id = u.record_id order by r.id limit ?"
                .formatted(AuditRecord.COLUMNS),
            AuditRecord::read,
            BATCH);
    append(waiting);
    return waiting.size();
  }

  private void append(List<AuditRecord> waiting) {
    if (waiting.isEmpty()) {
      return;
    }
    Seal last = last().orElse(new Seal(0, START));
    List<Object[]> seals = new ArrayList<>(waiting.size());
    List<Object[]> done = new ArrayList<>(waiting.size());
    for (AuditRecord record : waiting) {
      last = new Seal(last.seq() + 1, record.hash(last.hash()));
      seals.add(new Object[] {last.seq(), record.id(), last.hash()});
      done.add(new Object[] {record.id()});
    }
    sql.batch("insert into audit_seal (seq, record_id, hash) values (?, ?, ?)", seals);
    sql.batch("delete from audit_unsealed where record_id = ?", done);
  }

  private Optional<Seal> last() {
    return sql.first(
        "select seq, hash from audit_seal order by seq desc limit 1",
        row -> new Seal(row.getLong(1), row.getBytes(2)));
  }

  /** Computes the whole chain anew and compares, batch by batch. */
  public Verification verify() {
    byte[] before = START;
    long seq = 0;
    while (true) {
      List<Sealed> batch = sealedAfter(seq);
      if (batch.isEmpty()) {
        return new Verification(true, seq, null);
      }
      for (Sealed sealed : batch) {
        byte[] expected = sealed.record().hash(before);
        if (sealed.seq() != seq + 1 || !Arrays.equals(expected, sealed.hash())) {
          return new Verification(false, seq, sealed.record().id());
        }
        before = expected;
        seq = sealed.seq();
      }
    }
  }

  private List<Sealed> sealedAfter(long seq) {
    return sql.query(
        "select %s, s.seq, s.hash from audit_seal s join audit_record r on r.id = s.record_id where s.seq > ? order by s.seq limit ?"
            .formatted(AuditRecord.COLUMNS),
        AuditSeals::readSealed,
        seq,
        BATCH);
  }

  private static Sealed readSealed(ResultSet row) throws SQLException {
    return new Sealed(row.getLong(13), row.getBytes(14), AuditRecord.read(row));
  }
}
