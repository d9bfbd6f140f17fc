package health.trellis.patient.relapse;

import health.trellis.kit.Ids;
import health.trellis.kit.http.FieldError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a relapse-prevention plan says, in the patient's words.
 *
 * @param triggers situations, people and feelings that tempt or upset
 * @param warningSigns early signs that the check-in asks about
 * @param copingStrategies what helps
 * @param supports whom to call
 * @param surroundings risks at home, at work, of people and of places, and what was done about them
 * @param highRiskDates days on which a relapse is more likely, and what is planned for them
 */
@Schema(name = "RelapsePreventionContent")
public record RelapseContent(
    @Schema(examples = "[\"Sunday evenings\"]") @Size(max = 30)
        List<@NotBlank @Size(max = 500) String> triggers,
    @Size(max = 20) List<@Valid @NotNull Sign> warningSigns,
    @Schema(examples = "[\"Walk with the dog\"]") @Size(max = 30)
        List<@NotBlank @Size(max = 500) String> copingStrategies,
    @Size(max = 20) List<@Valid @NotNull Support> supports,
    @Size(max = 30) List<@Valid @NotNull Surrounding> surroundings,
    @Size(max = 30) List<@Valid @NotNull RiskDate> highRiskDates) {

  /** Absent lists are empty. */
  public RelapseContent {
    triggers = triggers == null ? List.of() : triggers;
    warningSigns = warningSigns == null ? List.of() : warningSigns;
    copingStrategies = copingStrategies == null ? List.of() : copingStrategies;
    supports = supports == null ? List.of() : supports;
    surroundings = surroundings == null ? List.of() : surroundings;
    highRiskDates = highRiskDates == null ? List.of() : highRiskDates;
  }

  /**
   * An early sign.
   *
   * @param id to refer to it in a check-in; given when absent
   * @param text the sign
   * @param rating how the patient knows it from the times before
   */
  @Schema(name = "RelapseWarningSign")
  public record Sign(
      @Nullable UUID id,
      @Schema(examples = "I stop answering messages") @NotBlank @Size(max = 500) String text,
      @Valid @Nullable Rating rating) {

    private Sign named() {
      return new Sign(Objects.requireNonNullElseGet(id, Ids::next), text, rating);
    }
  }

  /**
   * How a patient knows a sign.
   *
   * @param frequency the answers of the AWARE questionnaire, from 1 never to 7 always (Miller and
   *     Harris, J Stud Alcohol 2000;61:759-765)
   * @param strength from 0 to 10, as in the check-in
   * @param leadDays days between the sign and a relapse: its place in the relapse signature
   *     (Birchwood, Spencer and McGovern, Adv Psychiatr Treat 2000;6:93-101)
   */
  @Schema(name = "RelapseSignRating")
  public record Rating(
      @Schema(
              description =
                  "How often: 1 never, 2 rarely, 3 sometimes, 4 fairly often, 5 often, 6 almost"
                      + " always, 7 always (AWARE)",
              examples = "5")
          @Min(1)
          @Max(7)
          @Nullable Integer frequency,
      @Schema(description = "How strong it gets, 0 to 10", examples = "6") @Min(0) @Max(10)
          @Nullable Integer strength,
      @Schema(description = "How early: days before a relapse", examples = "14") @Min(0) @Max(365)
          @Nullable Integer leadDays) {}

  /**
   * Somebody who helps.
   *
   * @param name who
   * @param relationship what the person is to the patient
   * @param phone how to reach the person
   */
  @Schema(name = "RelapseSupport")
  public record Support(
      @Schema(examples = "Rosa") @NotBlank @Size(max = 200) String name,
      @Schema(examples = "mother") @Size(max = 100) @Nullable String relationship,
      @Schema(examples = "+1 212 555 0199") @Size(max = 40) @Nullable String phone) {}

  /** Where a risk of the surroundings is. */
  @Schema(name = "RelapseRiskPlace")
  public enum Place {
    HOME,
    WORK,
    PEOPLE,
    PLACES
  }

  /**
   * A risk of the surroundings.
   *
   * @param id to refer to it; given when absent
   * @param place where it is
   * @param text the risk
   * @param done what was done about it
   */
  @Schema(name = "RelapseSurrounding")
  public record Surrounding(
      @Nullable UUID id,
      @NotNull Place place,
      @Schema(examples = "Beer in the fridge") @NotBlank @Size(max = 500) String text,
      @Schema(examples = "My brother keeps his at his own place") @Size(max = 500)
          @Nullable String done) {

    private Surrounding named() {
      return new Surrounding(Objects.requireNonNullElseGet(id, Ids::next), place, text, done);
    }
  }

  /**
   * A day on which a relapse is more likely.
   *
   * @param id to refer to it; given when absent
   * @param text what the day is
   * @param on the day; where it is yearly, any year's, and 29 February falls on the 28th in a year
   *     that has none
   * @param yearly whether it comes again every year
   * @param coping what is planned
   * @param helper who helps through it
   */
  @Schema(name = "RelapseRiskDate")
  public record RiskDate(
      @Nullable UUID id,
      @Schema(examples = "The day Dad died") @NotBlank @Size(max = 500) String text,
      @Schema(examples = "2019-11-03") @NotNull LocalDate on,
      @Schema(description = "Comes again every year, such as an anniversary")
          @Nullable Boolean yearly,
      @Schema(examples = "Visit the grave, then the evening group") @Size(max = 500)
          @Nullable String coping,
      @Schema(examples = "My sister Inez") @Size(max = 200) @Nullable String helper) {

    /** Absent means once. */
    public RiskDate {
      yearly = yearly != null && yearly;
    }

    boolean comesAgain() {
      return Boolean.TRUE.equals(yearly);
    }

    private RiskDate named() {
      return new RiskDate(
          Objects.requireNonNullElseGet(id, Ids::next), text, on, yearly, coping, helper);
    }

    /** When it is next, from a day on; absent after a day that comes once. */
    public Optional<LocalDate> next(LocalDate from) {
      if (!comesAgain()) {
        return Optional.of(on).filter(day -> !day.isBefore(from));
      }
      // Counted from the day itself, so that 29 February comes back in a leap year.
      LocalDate here = on.plusYears(from.getYear() - (long) on.getYear());
      return Optional.of(
          here.isBefore(from) ? on.plusYears(from.getYear() - on.getYear() + 1L) : here);
    }
  }

  RelapseContent withIds() {
    return new RelapseContent(
        triggers,
        warningSigns.stream().map(Sign::named).toList(),
        copingStrategies,
        supports,
        surroundings.stream().map(Surrounding::named).toList(),
        highRiskDates.stream().map(RiskDate::named).toList());
  }

  /** One id for two things would mix up their answers in check-ins. */
  List<FieldError> ambiguities() {
    List<FieldError> errors = new ArrayList<>();
    Set<UUID> known = new HashSet<>();
    refuseTwice("/warningSigns/", warningSigns.stream().map(Sign::id).toList(), known, errors);
    refuseTwice(
        "/surroundings/", surroundings.stream().map(Surrounding::id).toList(), known, errors);
    refuseTwice(
        "/highRiskDates/", highRiskDates.stream().map(RiskDate::id).toList(), known, errors);
    return errors;
  }

  private static void refuseTwice(
      String list, List<@Nullable UUID> ids, Set<UUID> known, List<FieldError> errors) {
    for (int i = 0; i < ids.size(); i++) {
      UUID id = ids.get(i);
      if (id != null && !known.add(id)) {
        errors.add(new FieldError(list + i + "/id", "duplicate", "An id names one thing."));
      }
    }
  }

  /** What a plan in force must not lack or contradict on a day. */
  List<FieldError> gaps(LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    if (warningSigns.isEmpty()) {
      errors.add(new FieldError("/warningSigns", "required", "A plan names a warning sign."));
    }
    if (copingStrategies.isEmpty()) {
      errors.add(new FieldError("/copingStrategies", "required", "A plan names what helps."));
    }
    for (int i = 0; i < highRiskDates.size(); i++) {
      if (highRiskDates.get(i).next(today).isEmpty()) {
        errors.add(
            new FieldError(
                "/highRiskDates/" + i + "/on",
                "past",
                "A day that comes once is today or later; mark it yearly if it comes again."));
      }
    }
    return errors;
  }
}
