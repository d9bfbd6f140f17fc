package health.trellis.scheduling.group;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.ServiceType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A group; the fields as in the request.
 *
 * @param version for the ETag
 */
@Schema(name = "Group")
public record GroupView(
    UUID id,
    UUID programId,
    String name,
    UUID clinicianId,
    @Nullable UUID roomId,
    String modality,
    int capacity,
    Delivery delivery,
    ServiceType serviceType,
    List<UUID> coLeaderIds,
    Series series,
    boolean active,
    AdmissionPolicy admission,
    @Nullable UUID curriculumId,
    @JsonIgnore long version) {

  /**
   * When it meets.
   *
   * @param timeZone IANA zone of the clock that startTime is read from
   */
  @Schema(name = "GroupSeriesView")
  public record Series(
      List<DayOfWeek> weekdays,
      @Schema(examples = "17:30") LocalTime startTime,
      int minutes,
      String timeZone,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {}

  static GroupView of(TherapyGroup group, ZoneId zone) {
    WeeklySeries series = group.series();
    return new GroupView(
        group.id(),
        group.programId(),
        group.name(),
        group.clinicianId(),
        group.roomId(),
        group.modality(),
        group.capacity(),
        group.delivery(),
        group.serviceType(),
        group.coLeaderIds().stream().sorted().toList(),
        new Series(
            series.weekdays().stream().sorted().toList(),
            series.startTime(),
            series.minutes(),
            zone.getId(),
            series.from(),
            series.until()),
        group.active(),
        group.admission(),
        group.curriculumId(),
        group.version());
  }
}
