package health.trellis.assessment.checkin;

import health.trellis.assessment.checkin.CheckInDto.CheckInView;
import health.trellis.assessment.checkin.CheckInDto.NewCheckIn;
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

  @Enumerated(EnumType.STRING)
  private @Nullable EarlyWarning earlyWarning;

  private @Nullable String lateReason;
  private String enteredBy;
  private Instant enteredAt;

  /** For Hibernate. */
  protected CheckIn() {}

  static CheckIn of(UUID patientId, LocalDate day, NewCheckIn said, String by, Instant now) {
    CheckIn checkIn = new CheckIn();
    checkIn.id = Ids.next();
    checkIn.patientId = patientId;
    checkIn.onDate = day;
    checkIn.mood = said.mood();
    checkIn.craving = said.craving();
    checkIn.sleepHours = said.sleepHours();
    checkIn.warningSignsMet = said.signs();
    checkIn.earlyWarning =
        EarlyWarning.of(said.mood(), said.craving(), said.sleepHours(), said.signs().size())
            .orElse(null);
    checkIn.lateReason = LateEntry.reasonOf(said.lateEntry());
    checkIn.enteredBy = by;
    checkIn.enteredAt = now;
    return checkIn;
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

  int signsMet() {
    return warningSignsMet.size();
  }

  /** The reason to reach out now; none for a day that is past. */
  @Nullable EarlyWarning warningNow() {
    return lateReason == null ? earlyWarning : null;
  }

  CheckInView view() {
    return new CheckInView(
        id,
        patientId,
        onDate,
        mood,
        craving,
        sleepHours,
        warningSignsMet,
        earlyWarning,
        lateReason,
        enteredAt);
  }
}
