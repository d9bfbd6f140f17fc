package health.trellis.notification.sms;

import health.trellis.kit.Ids;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.contact.Stops;
import health.trellis.notification.delivery.Dispatcher;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Does what a reply asks for, once, and answers in words that disclose nothing. */
@ApplicationScoped
class Replies {
  static final String OPTED_OUT = Stops.OPTED_OUT;
  private static final Logger LOG = Logger.getLogger(Replies.class);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Sql sql;
  private final Stops stops;
  private final Dispatcher dispatcher;
  private final SmsConfig config;
  private final Clock clock;

  Replies(Sql sql, Stops stops, Dispatcher dispatcher, SmsConfig config, Clock clock) {
    this.sql = sql;
    this.stops = stops;
    this.dispatcher = dispatcher;
    this.config = config;
    this.clock = clock;
  }

  /** A reply that came. The same one again changes nothing. In the present transaction. */
  void received(String provider, String providerId, String number, String text) {
    Keyword keyword = Keyword.of(text);
    boolean answered = keyword == Keyword.OTHER && hasJustAnswered(number);
    boolean first =
        sql.update(
                """
                insert into text_reply (provider, provider_id, number, keyword, at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """,
                provider,
                providerId,
                number,
                keyword.name(),
                clock.instant())
            == 1;
    if (!first) {
      return;
    }
    switch (keyword) {
      case STOP -> stops.optOut(number, keyword.name());
      case START -> stops.optIn(number, keyword.name());
      case HELP, OTHER -> LOG.debugf("text reply keyword=%s", keyword);
    }
    if (config.replies() && !answered) {
      answer(number, keyword);
    }
  }

  /** So that two machines do not talk to each other for ever. */
  private boolean hasJustAnswered(String number) {
    return sql.first(
            "select 1 from text_reply where number = ? and keyword = 'OTHER' and at > ?",
            row -> row.getInt(1),
            number,
            clock.instant().minus(PAUSE))
        .isPresent();
  }

  private void answer(String number, Keyword keyword) {
    dispatcher.sendUnrecorded(
        new Outgoing(
            Ids.next(),
            "number",
            Channel.SMS,
            number,
            keyword.name(),
            keyword.answer(),
            Category.APPOINTMENTS));
  }
}
