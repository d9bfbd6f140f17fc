package health.trellis.scheduling.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.trellis.event.LevelOfCare;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.time.WeeklyWindow;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A program and its rules; the fields as in the request.
 *
 * @param timeZone IANA zone of its site
 * @param version for the ETag
 */
@Schema(name = "Program")
public record ProgramView(
    UUID id,
    UUID siteId,
    String timeZone,
    String name,
    LevelOfCare levelOfCare,
    String track,
    boolean substanceUse,
    int minimumMinutesPerWeek,
    int maximumMinutesPerWeek,
    int minimumMinutesPerTreatmentDay,
    List<DayOfWeek> treatmentDays,
    SessionMinutes sessionMinutes,
    SelfBooking selfBooking,
    boolean active,
    Population population,
    Focus focus,
    Setting setting,
    List<WeeklyWindow> blocks,
    @JsonIgnore long version) {
  static ProgramView of(Program program, Site site) {
    return new ProgramView(
        program.id(),
        program.siteId(),
        site.zone().getId(),
        program.name(),
        program.levelOfCare(),
        program.track(),
        program.substanceUse(),
        program.minimumMinutesPerWeek(),
        program.maximumMinutesPerWeek(),
        program.minimumMinutesPerTreatmentDay(),
        program.treatmentDays().stream().sorted().toList(),
        program.sessionMinutes(),
        program.selfBooking(),
        program.active(),
        program.population(),
        program.focus(),
        program.setting(),
        program.blocks().stream()
            .sorted(Comparator.comparing(WeeklyWindow::weekday).thenComparing(WeeklyWindow::from))
            .toList(),
        program.version());
  }
}
