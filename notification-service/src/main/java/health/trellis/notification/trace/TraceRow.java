package health.trellis.notification.trace;

import health.trellis.notification.message.NotificationState;
import health.trellis.notification.message.WhyNot;
import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From a row of the records to what people read. */
final class TraceRow {
  static final String COLUMNS =
      "id, audience, kind, channel, state, reason, address, provider, provider_id, attempts, due_at,"
          + " created_at, queued_at, sent_at, delivered_at, read_at, ended_at";
  private static final int SHOWN = 14;

  private TraceRow() {}

  static TraceDto read(ResultSet row) throws SQLException {
    NotificationState state =
        row.getTimestamp("read_at") == null
            ? NotificationState.valueOf(row.getString("state"))
            : NotificationState.READ;
    String reason = row.getString("reason");
    return new TraceDto(
        row.getObject("id", UUID.class),
        row.getString("audience"),
        MessageKind.valueOf(row.getString("kind")),
        Channel.valueOf(row.getString("channel")),
        state,
        reason,
        WhyNot.of(reason).map(WhyNot::sentence).orElseGet(() -> sentence(state)),
        masked(row.getString("address")),
        row.getString("provider"),
        row.getString("provider_id"),
        row.getInt("attempts"),
        timeline(row, state));
  }

  static Map.Entry<UUID, TraceDto.Step> readAttempt(ResultSet row) throws SQLException {
    String detail = row.getString("detail");
    String provider = row.getString("provider");
    return Map.entry(
        row.getObject("notification_id", UUID.class),
        new TraceDto.Step(
            row.getTimestamp("at").toInstant(),
            "TRIED_" + row.getString("outcome"),
            detail == null ? provider : provider + ": " + detail));
  }

  private static List<TraceDto.Step> timeline(ResultSet row, NotificationState state)
      throws SQLException {
    List<TraceDto.Step> steps = new ArrayList<>();
    add(steps, row.getTimestamp("created_at"), "PLANNED", "due " + due(row));
    add(steps, row.getTimestamp("queued_at"), "QUEUED", null);
    add(steps, row.getTimestamp("sent_at"), "SENT", null);
    add(steps, row.getTimestamp("delivered_at"), "DELIVERED", null);
    add(steps, row.getTimestamp("read_at"), "READ", null);
    Timestamp ended = row.getTimestamp("ended_at");
    if (state == NotificationState.SUPPRESSED || state == NotificationState.FAILED) {
      add(
          steps,
          ended == null ? row.getTimestamp("created_at") : ended,
          state.name(),
          row.getString("reason"));
    }
    return steps;
  }

  private static String due(ResultSet row) throws SQLException {
    return row.getTimestamp("due_at").toInstant().toString();
  }

  private static void add(
      List<TraceDto.Step> steps, @Nullable Timestamp at, String what, @Nullable String detail) {
    if (at != null) {
      steps.add(new TraceDto.Step(at.toInstant(), what, detail));
    }
  }

  private static String sentence(NotificationState state) {
    return switch (state) {
      case PLANNED -> "It waits for its time.";
      case SUPPRESSED -> "It was not sent.";
      case QUEUED -> "It is being handed to the provider.";
      case SENT -> "It was sent.";
      case DELIVERED -> "The provider says that it has arrived.";
      case FAILED -> "It could not be sent.";
      case READ -> "It was read.";
    };
  }

  /** Enough to tell two addresses apart, too little to write to one. */
  private static @Nullable String masked(@Nullable String address) {
    if (address == null) {
      return null;
    }
    int shown = Math.min(SHOWN, address.length() / 2);
    return "…" + address.substring(address.length() - shown);
  }
}
