package health.trellis.notification.inapp;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.notification.message.NotificationState;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A notification as its reader, or staff, see it.
 *
 * @param id sorts by time
 * @param kind what it tells
 * @param category what it is about
 * @param channel how it goes
 * @param state where it stands
 * @param reason why it was suppressed or failed
 * @param title one line
 * @param body text
 * @param patientId about whom, for staff
 * @param createdAt when it was made
 * @param readAt when it was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A notification")
public record NotificationDto(
    UUID id,
    MessageKind kind,
    Category category,
    Channel channel,
    NotificationState state,
    @Nullable String reason,
    @Schema(examples = "Your next session") String title,
    String body,
    @Nullable UUID patientId,
    Instant createdAt,
    @Nullable Instant readAt) {

  static final String COLUMNS =
      "n.id, n.kind, n.category, n.channel, n.state, n.reason, n.title, n.body, n.patient_id,"
          + " n.created_at, n.audience";

  static NotificationDto read(ResultSet row) throws SQLException {
    Timestamp read = row.getTimestamp("read_at");
    return new NotificationDto(
        row.getObject("id", UUID.class),
        MessageKind.valueOf(row.getString("kind")),
        Category.valueOf(row.getString("category")),
        Channel.valueOf(row.getString("channel")),
        read == null ? NotificationState.valueOf(row.getString("state")) : NotificationState.READ,
        row.getString("reason"),
        row.getString("title"),
        row.getString("body"),
        row.getObject("patient_id", UUID.class),
        row.getTimestamp("created_at").toInstant(),
        read == null ? null : read.toInstant());
  }
}
