package health.trellis.assessment.checkin;

import health.trellis.assessment.checkin.CheckInDto.CheckInView;
import health.trellis.assessment.checkin.CheckInDto.NewCheckIn;
import health.trellis.assessment.checkin.TrendDto.DayView;
import health.trellis.assessment.ground.JsonColumn;
import health.trellis.assessment.ground.LateEntry;
import health.trellis.kit.Ids;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a patient says about a day. Never changed. */
@Entity
@Immutable
@Table(name = "check_in")
class CheckIn {
  @Id private UUID id;
  private UUID patientId;
  private LocalDate onDate;
  private int mood;
  private int craving;
  private BigDecimal sleepHours;

  @Convert(converter = JsonColumn.Ids.class)
  @ColumnTransformer(write = "?::jsonb")
  private List<UUID> warningSignsMet;

  @Convert(converter = JsonColumn.Ids.class)
  @ColumnTransformer(write = "?::jsonb")
  private List<UUID> triggersMet;

  @Convert(converter = JsonColumn.Ids.class)
  @ColumnTransformer(write = "?::jsonb")
  private List<UUID> surroundingsMet;

  private @Nullable UUID nearDateId;
  private @Nullable Boolean medicationTaken;
  private @Nullable Integer indexValue;
  private boolean rising;

  @Enumerated(EnumType.STRING)
  private @Nullable EarlyWarning earlyWarning;

  private @Nullable String lateReason;
  private String enteredBy;
  private Instant enteredAt;

  /** For Hibernate. */
  protected CheckIn() {}

  static CheckIn of(
      UUID patientId, LocalDate day, NewCheckIn said, PreventionPlan plan, String by, Instant now) {
    NearDate near = plan.near(day).orElse(null);
    CheckIn checkIn = new CheckIn();
    checkIn.id = Ids.next();
    checkIn.patientId = patientId;
    checkIn.onDate = day;
    checkIn.mood = said.mood();
    checkIn.craving = said.craving();
    checkIn.sleepHours = said.sleepHours();
    checkIn.warningSignsMet = said.signs();
    checkIn.triggersMet = said.triggers();
    checkIn.surroundingsMet = said.surroundings();
    checkIn.nearDateId = near == null ? null : near.id();
    checkIn.medicationTaken = said.medicationTaken();
    checkIn.earlyWarning =
        EarlyWarning.of(
                new EarlyWarning.Day(
                    said.mood(),
                    said.craving(),
                    said.sleepHours().doubleValue(),
                    said.signs().size(),
                    plan.strong(said.signs()),
                    near != null))
            .orElse(null);
    checkIn.lateReason = LateEntry.reasonOf(said.lateEntry());
    checkIn.enteredBy = by;
    checkIn.enteredAt = now;
    return checkIn;
  }

  /** Adds what the day is worth, and what it is together with the days before. */
  CheckIn weighed(int index, boolean rises, boolean toldBefore) {
    indexValue = index;
    rising = rises;
    if (earlyWarning == null && rises && !toldBefore) {
      earlyWarning = EarlyWarning.TREND;
    }
    return this;
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  LocalDate onDate() {
    return onDate;
  }

  boolean isLate() {
    return lateReason != null;
  }

  boolean rising() {
    return rising;
  }

  /** Whether the days together made somebody reach out. */
  boolean warnedOfTrend() {
    return earlyWarning == EarlyWarning.TREND;
  }

  /** Its index; none where it was recorded before there was one. */
  Optional<Trend.Value> value() {
    return Optional.ofNullable(indexValue).map(index -> new Trend.Value(onDate, index));
  }

  DayView day() {
    return new DayView(onDate, mood, craving, sleepHours, medicationTaken, indexValue);
  }

  int signsMet() {
    return warningSignsMet.size();
  }

  /** The reason to reach out now; none for a day that is past. */
  @Nullable EarlyWarning warningNow() {
    return lateReason == null ? earlyWarning : null;
  }

  CheckInView view() {
    return view(null, null);
  }

  /** With words for whoever has just checked in, and the path of the pocket plan. */
  CheckInView view(@Nullable String message, @Nullable String pocketPlan) {
    return new CheckInView(
        id,
        patientId,
        onDate,
        mood,
        craving,
        sleepHours,
        warningSignsMet,
        triggersMet,
        surroundingsMet,
        nearDateId,
        medicationTaken,
        indexValue,
        earlyWarning,
        lateReason,
        enteredAt,
        message,
        pocketPlan);
  }
}
