package health.trellis.notification.bench;

import health.trellis.event.RiskLevel;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.kit.testing.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A clinician on call, whom each alert pages once by text. */
final class Pager {
  static final String NUMBER = "+15559999999";

  private static final int PATIENT = 9_000_000;

  private final UUID program = UUID.randomUUID();

  Pager(Ground ground) {
    ground.remind(PATIENT, 1, Instant.now().plus(Duration.ofDays(30)), 0);
    ground.run(
        """
        insert into person (audience, given_name, language, notices, active, changed_at)
          values ('practitioner:%1$s', 'Dana', 'en', true, true, now());
        insert into contact_point (id, audience, channel, address, verified_at, created_at)
          values (gen_random_uuid(), 'practitioner:%1$s', 'SMS', '%3$s', now(), now());
        insert into text_consent (id, audience, given, wording, recorded_by, at)
          values (gen_random_uuid(), 'practitioner:%1$s', true, 'yes', 'person', now());
        insert into on_call_shift (id, program_id, practitioner_id, starts_at, ends_at)
          values (gen_random_uuid(), '%2$s', '%1$s', now() - interval '1 hour', now() + interval '1 day')
        """
            .formatted(UUID.randomUUID(), program, NUMBER));
  }

  /** Raises one alert; returns once Kafka has it. */
  void alert() {
    Instant now = Instant.now();
    TestEvents.publish(
        new RiskAlertRaised(
            UUID.randomUUID(),
            UUID.randomUUID(),
            RiskLevel.HIGH,
            program,
            now,
            now.plusSeconds(900),
            false));
  }
}
