package health.trellis.scheduling.waitlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, in the order in which places are offered.
 *
 * @param items the entries
 */
@Schema(name = "Waitlist")
public record WaitlistView(List<Entry> items) {
  /**
   * A patient who waits.
   *
   * @param groupId for which group
   * @param groupName its name
   * @param from the first day on which the patient can come
   * @param status how far it is
   * @param position place in the line, from 1; absent once it has ended
   * @param enteredAt since when
   * @param offerExpiresAt until when the place is kept, while one is offered
   */
  @Schema(name = "WaitlistEntry")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      UUID id,
      UUID groupId,
      String groupName,
      UUID patientId,
      LocalDate from,
      WaitlistEntry.Status status,
      @Nullable Integer position,
      Instant enteredAt,
      @Nullable Instant offerExpiresAt) {}
}
