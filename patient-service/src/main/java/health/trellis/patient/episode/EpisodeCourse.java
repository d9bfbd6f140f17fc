package health.trellis.patient.episode;

import health.trellis.event.LevelOfCare;
import health.trellis.patient.episode.EpisodeDto.EpisodeChangeView;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an episode went: its levels of care, its holds, and how long it lasts. Pure functions. */
public final class EpisodeCourse {
  private EpisodeCourse() {}

  /**
   * A time at a level of care.
   *
   * @param level the level
   * @param from first day
   * @param until last day; absent while it goes on
   * @param days days so far
   * @param reason why it began
   */
  @Schema(name = "EpisodeLevelStay")
  public record LevelStay(
      LevelOfCare level,
      LocalDate from,
      @Nullable LocalDate until,
      long days,
      @Nullable String reason) {}

  /**
   * A time on hold.
   *
   * @param from first day
   * @param until day of return; absent while it goes on
   * @param days days so far
   * @param reason why
   */
  @Schema(name = "EpisodeHoldStay")
  public record HoldStay(
      LocalDate from, @Nullable LocalDate until, long days, @Nullable String reason) {}

  /** Answer: the course. */
  @Schema(name = "EpisodeCourse")
  public record CourseView(
      UUID episodeId,
      LocalDate admittedOn,
      @Nullable LocalDate dischargedOn,
      @Schema(description = "Days from admission to discharge or today, at least 1")
          long lengthOfStayDays,
      @Schema(description = "Days of them on hold") long daysOnHold,
      @Schema(description = "The episode before, where this is a readmission")
          @Nullable UUID readmissionOf,
      @Schema(description = "Days from that discharge to this admission")
          @Nullable Long daysSinceDischarge,
      List<LevelStay> levels,
      List<HoldStay> holds) {}

  static CourseView of(
      EpisodeView episode,
      List<EpisodeChangeView> history,
      @Nullable LocalDate dischargedBefore,
      LocalDate today) {
    LocalDate end = episode.dischargedOn() == null ? today : episode.dischargedOn();
    List<HoldStay> holds = holds(history, episode.dischargedOn(), end);
    return new CourseView(
        episode.id(),
        episode.admittedOn(),
        episode.dischargedOn(),
        Math.max(1, days(episode.admittedOn(), end)),
        holds.stream().mapToLong(HoldStay::days).sum(),
        episode.readmissionOf(),
        dischargedBefore == null ? null : days(dischargedBefore, episode.admittedOn()),
        levels(history, episode.dischargedOn(), end),
        holds);
  }

  private static List<LevelStay> levels(
      List<EpisodeChangeView> history, @Nullable LocalDate discharged, LocalDate end) {
    List<EpisodeChangeView> changes = new ArrayList<>();
    for (EpisodeChangeView change : history) {
      if (changes.isEmpty() || changes.getLast().levelOfCare() != change.levelOfCare()) {
        changes.add(change);
      }
    }
    List<LevelStay> levels = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      EpisodeChangeView change = changes.get(i);
      LocalDate until = i + 1 < changes.size() ? changes.get(i + 1).effectiveOn() : discharged;
      levels.add(
          new LevelStay(
              change.levelOfCare(),
              change.effectiveOn(),
              until,
              Math.max(0, days(change.effectiveOn(), until == null ? end : until)),
              change.reason()));
    }
    return levels;
  }

  private static List<HoldStay> holds(
      List<EpisodeChangeView> history, @Nullable LocalDate discharged, LocalDate end) {
    List<HoldStay> holds = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      EpisodeChangeView change = history.get(i);
      boolean begins =
          change.status() == EpisodeStatus.ON_HOLD
              && (i == 0 || history.get(i - 1).status() != EpisodeStatus.ON_HOLD);
      if (begins) {
        LocalDate until =
            history.subList(i + 1, history.size()).stream()
                .filter(later -> later.status() != EpisodeStatus.ON_HOLD)
                .map(EpisodeChangeView::effectiveOn)
                .findFirst()
                .orElse(discharged);
        holds.add(
            new HoldStay(
                change.effectiveOn(),
                until,
                Math.max(0, days(change.effectiveOn(), until == null ? end : until)),
                change.reason()));
      }
    }
    return holds;
  }

  private static long days(LocalDate from, LocalDate until) {
    return ChronoUnit.DAYS.between(from, until);
  }
}
