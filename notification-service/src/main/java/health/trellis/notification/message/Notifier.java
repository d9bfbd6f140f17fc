package health.trellis.notification.message;

import health.trellis.kit.Ids;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.delivery.DeliveryQueue;
import health.trellis.notification.delivery.DirectDelivery;
import health.trellis.notification.person.Person;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells people things: keeps what the {@link Planner} decides and queues what goes out. */
@ApplicationScoped
public class Notifier {
  private final Sql sql;
  private final Planner planner;
  private final Situations situations;
  private final DeliveryQueue queue;
  private final DirectDelivery direct;
  private final Event<InAppNews> news;
  private final Clock clock;

  Notifier(
      Sql sql,
      Planner planner,
      Situations situations,
      DeliveryQueue queue,
      DirectDelivery direct,
      Event<InAppNews> news,
      Clock clock) {
    this.sql = sql;
    this.planner = planner;
    this.situations = situations;
    this.queue = queue;
    this.direct = direct;
    this.news = news;
    this.clock = clock;
  }

  private record Planned(UUID id, Telling telling, Plan plan) {
    boolean goesOut() {
      return plan.whyNot() == null && plan.channel() != Channel.IN_APP;
    }

    boolean isInApp() {
      return plan.whyNot() == null && plan.channel() == Channel.IN_APP;
    }

    boolean isUrgent() {
      return telling.message().kind().category() == Category.SAFETY;
    }
  }

  /** Tells one person, on all channels that are wanted. In the present transaction. */
  public void tell(Person person, Message message) {
    tell(List.of(new Telling(person, message)));
  }

  /** Tells people, each on all channels that are wanted. In the present transaction. */
  public void tell(List<Telling> tellings) {
    Map<Person, Situation> known = situations.of(tellings);
    List<Planned> planned = new ArrayList<>();
    for (Telling telling : tellings) {
      for (Plan plan : planner.plan(telling, known)) {
        planned.add(new Planned(Ids.next(), telling, plan));
      }
    }
    List<Planned> kept = keep(planned);
    announce(kept);
    follow(kept);
  }

  private void announce(List<Planned> kept) {
    List<InAppNews.Entry> inApp =
        kept.stream()
            .filter(Planned::isInApp)
            .map(p -> new InAppNews.Entry(p.id(), p.telling().person().audience()))
            .toList();
    if (!inApp.isEmpty()) {
      news.fire(new InAppNews(inApp));
    }
  }

  private void follow(List<Planned> kept) {
    List<Telling> digests =
        kept.stream().filter(p -> p.plan().whyNot() == WhyNot.DIGEST).map(this::digest).toList();
    if (!digests.isEmpty()) {
      tell(digests);
    }
    Instant now = clock.instant();
    Map<Boolean, List<Planned>> byUrgency =
        kept.stream()
            .filter(Planned::goesOut)
            .collect(Collectors.partitioningBy(Planned::isUrgent));
    List<UUID> urgent = ids(byUrgency.getOrDefault(true, List.of()));
    if (!urgent.isEmpty()) {
      direct.sendUrgent(urgent);
    }
    Map<Instant, List<Planned>> byTime =
        byUrgency.getOrDefault(false, List.of()).stream()
            .collect(
                Collectors.groupingBy(p -> p.plan().due().isAfter(now) ? p.plan().due() : now));
    byTime.forEach(
        (due, group) -> {
          if (due.equals(now)) {
            direct.sendRoutine(ids(group));
          } else {
            queue.enqueue(ids(group), due);
          }
        });
  }

  private static List<UUID> ids(List<Planned> planned) {
    return planned.stream().map(Planned::id).toList();
  }

  /** One for all messages until the next evening of the person's own clock. */
  private Telling digest(Planned held) {
    Person person = held.telling().person();
    Instant evening = DigestTime.next(clock.instant(), person.zone());
    UUID patientId = held.telling().message().patientId();
    return new Telling(person, Message.of(MessageKind.DIGEST, patientId, "digest/" + evening));
  }

  /** Keeps on record that somebody was deliberately not told. In the present transaction. */
  public void silence(Person person, Message message, WhyNot reason) {
    Plan silence = planner.inApp(person, message, reason);
    keep(List.of(new Planned(Ids.next(), new Telling(person, message), silence)));
  }

  /**
   * Takes back what still waits, for a reason that no longer holds. In the present transaction.
   *
   * @param source the start of the messages' sources
   */
  public void withdraw(UUID patientId, String source, WhyNot reason) {
    sql.update(
        """
        update notification set state = 'SUPPRESSED', reason = ?, ended_at = ?
        where patient_id = ? and starts_with(source, ?) and state in ('PLANNED', 'QUEUED')
        """,
        reason.code(),
        clock.instant(),
        patientId,
        source);
  }

  private NotificationState state(Plan plan) {
    if (plan.whyNot() != null) {
      return NotificationState.SUPPRESSED;
    }
    if (plan.channel() == Channel.IN_APP) {
      return NotificationState.SENT;
    }
    return plan.due().isAfter(clock.instant())
        ? NotificationState.PLANNED
        : NotificationState.QUEUED;
  }

  /** Those that are new; what was told before, for the same reason, is not told again. */
  private List<Planned> keep(List<Planned> planned) {
    if (planned.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    Set<UUID> kept =
        Set.copyOf(
            sql.query(
                """
                insert into notification
                  (id, audience, channel, kind, category, patient_id, source, state, reason, title,
                   body, address, due_at, created_at, sent_at)
                select id, audience, channel, kind, category, patient_id, source, state, reason,
                  title, body, address, due_at, ?::timestamptz,
                  case when state = 'SENT' then ?::timestamptz end
                from jsonb_to_recordset(?::jsonb) n (id uuid, audience text, channel text,
                  kind text, category text, patient_id uuid, source text, state text, reason text,
                  title text, body text, address text, due_at timestamptz)
                on conflict (source, audience, channel) do nothing returning id
                """,
                row -> row.getObject(1, UUID.class),
                now,
                now,
                EventJson.write(planned.stream().map(this::row).toList())));
    return planned.stream().filter(p -> kept.contains(p.id())).toList();
  }

  private Map<String, @Nullable Object> row(Planned planned) {
    Message message = planned.telling().message();
    Plan plan = planned.plan();
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("id", planned.id());
    row.put("audience", planned.telling().person().audience());
    row.put("channel", plan.channel());
    row.put("kind", message.kind());
    row.put("category", message.kind().category());
    row.put("patient_id", message.patientId());
    row.put("source", message.source());
    row.put("state", state(plan));
    row.put("reason", plan.whyNot() == null ? null : plan.whyNot().code());
    row.put("title", plan.text().title());
    row.put("body", plan.text().body());
    row.put("address", plan.address());
    row.put("due_at", plan.due().toString());
    return row;
  }
}
