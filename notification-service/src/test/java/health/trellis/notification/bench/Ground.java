package health.trellis.notification.bench;

import health.trellis.kit.testing.TrellisTestResource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** PostgreSQL and Kafka, the settings of copies, and people to be reminded. */
final class Ground implements AutoCloseable {
  private final TrellisTestResource servers = new TrellisTestResource();
  private final Map<String, String> settings;
  private final List<Copy> copies = new ArrayList<>();

  Ground(FakeProvider provider) {
    settings = new HashMap<>(servers.start());
    settings.put("trellis.sms.providers", "twilio");
    settings.put("trellis.sms.timeout", "PT2S");
    settings.put("trellis.sms.twilio.url", provider.url());
    settings.put("trellis.sms.twilio.account-sid", "AC1");
    settings.put("trellis.sms.twilio.auth-token", "token");
    settings.put("trellis.sms.twilio.from", "+15555550100");
    settings.put("trellis.log-json", "false");
    // The server of tests does not wait for its log: killed, it forgets what it promised. Its
    // command line says so, which only the settings of a database go before.
    run("alter database postgres set synchronous_commit = on");
  }

  /** Starts one more copy of the service and waits until it is ready. */
  Copy start(String name, String... options) {
    Copy copy = new Copy(name, settings, options).await();
    copies.add(copy);
    return copy;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        settings.get("quarkus.datasource.jdbc.url"), "postgres", "postgres");
  }

  void run(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  long count(String from) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + from)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The number of the n-th patient. */
  static String number(int n) {
    return "+1555" + String.format(java.util.Locale.ROOT, "%07d", n);
  }

  /**
   * Patients with a confirmed number and a yes to texts, each with a session whose reminder is due.
   *
   * @param first number of the first patient
   * @param every seconds between the reminders; 0: all are due at the same moment
   */
  void remind(int first, int many, Instant due, double every) {
    int last = first + many - 1;
    String people = "from generate_series(%d, %d) n".formatted(first, last);
    run(
        """
        insert into person
          (audience, patient_id, given_name, language, time_zone, notices, active, changed_at)
        select 'patient:' || md5('p' || n)::uuid, md5('p' || n)::uuid, 'Sample', 'en', '%s', true,
          true, now() %s;
        insert into contact_point (id, audience, channel, address, verified_at, created_at)
        select md5('c' || n)::uuid, 'patient:' || md5('p' || n)::uuid, 'SMS',
          '+1555' || lpad(n::text, 7, '0'), now(), now() %s;
        insert into text_consent (id, audience, given, wording, recorded_by, at)
        select md5('t' || n)::uuid, 'patient:' || md5('p' || n)::uuid, true, 'yes', 'person', now() %s;
        insert into quiet_hours (audience, starts_at, ends_at)
        select 'patient:' || md5('p' || n)::uuid, '00:00', '00:00' %s;
        insert into booked_session
          (booking_id, patient_id, starts_at, time_zone, cancelled, late_entry, changed_at)
        select md5('b' || n)::uuid, md5('p' || n)::uuid, timestamptz '%s' + interval '2 hours',
          'UTC', false, false, now() %s;
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select 'remind', md5('b' || n)::uuid || '/PT2H',
          timestamptz '%s' + (n - %d) * %s * interval '1 second', false, 1 %s;
        analyze
        """
            .formatted(
                zone(), people, people, people, people, due, people, due, first, every, people));
  }

  /** Where it is about noon: the law's quiet hours hold nothing back. */
  private static String zone() {
    int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
    return "Etc/GMT" + (hour >= 12 ? "+" + (hour - 12) : "-" + (12 - hour));
  }

  @Override
  public void close() {
    copies.forEach(Copy::close);
    servers.stop();
  }
}
