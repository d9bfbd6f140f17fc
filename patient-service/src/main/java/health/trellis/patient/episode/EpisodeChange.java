package health.trellis.patient.episode;

import health.trellis.event.LevelOfCare;
import health.trellis.patient.episode.EpisodeDto.EpisodeChangeView;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One line of an episode's history: how it stood from a day on, and why. */
@Entity
@Immutable
@Table(name = "episode_history")
class EpisodeChange {
  @Id private UUID id;
  private UUID episodeId;

  @Enumerated(EnumType.STRING)
  private EpisodeStatus status;

  @Enumerated(EnumType.STRING)
  private LevelOfCare levelOfCare;

  private LocalDate effectiveOn;
  private @Nullable String reason;
  private String recordedBy;
  private Instant recordedAt;

  /** For Hibernate. */
  protected EpisodeChange() {}

  static EpisodeChange of(
      UUID id,
      Episode episode,
      LocalDate effectiveOn,
      @Nullable String reason,
      String recordedBy,
      Instant now) {
    EpisodeChange change = new EpisodeChange();
    change.id = id;
    change.episodeId = episode.id();
    change.status = episode.status();
    change.levelOfCare = episode.levelOfCare();
    change.effectiveOn = effectiveOn;
    change.reason = reason;
    change.recordedBy = recordedBy;
    change.recordedAt = now;
    return change;
  }

  UUID id() {
    return id;
  }

  UUID episodeId() {
    return episodeId;
  }

  LocalDate effectiveOn() {
    return effectiveOn;
  }

  EpisodeChangeView view() {
    return new EpisodeChangeView(
        id, status, levelOfCare, effectiveOn, reason, recordedBy, recordedAt);
  }
}
