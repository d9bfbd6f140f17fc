package health.trellis.assessment.response;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.assessment.ground.LateEntry;
import health.trellis.assessment.ground.Occasion;
import health.trellis.assessment.instrument.AnswerCheck.Given;
import health.trellis.assessment.instrument.Score;
import health.trellis.event.RiskLevel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about responses. */
public final class ResponseDto {
  /** The most answers that a request may hold; no instrument has more items. */
  public static final int MAX_ANSWERS = 100;

  private ResponseDto() {}

  /**
   * Answers to hand in.
   *
   * @param patientId whose answers
   * @param instrument code of the instrument
   * @param answers option code or ordinal by item
   * @param authoredAt when they were given, for staff; absent: now
   * @param lateEntry why staff enter them late
   * @param occasion why they were asked
   */
  public record NewResponse(
      @NotNull UUID patientId,
      @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,39}") String instrument,
      @NotNull @Size(min = 1, max = MAX_ANSWERS) Map<String, @NotNull JsonNode> answers,
      @Nullable Instant authoredAt,
      @Valid @Nullable LateEntry lateEntry,
      @Nullable Occasion occasion) {

    Submission submission() {
      return new Submission(
          patientId,
          instrument,
          "/instrument",
          given(answers),
          item -> "/answers/" + item,
          authoredAt,
          lateEntry,
          occasion,
          null);
    }
  }

  /** Answers of a request, each with its place. */
  public static List<Given> given(Map<String, JsonNode> answers) {
    List<Given> given = new ArrayList<>();
    answers.forEach(
        (item, answer) -> {
          String place = "/answers/" + item.replace("~", "~0").replace("/", "~1");
          given.add(
              new Given(
                  item,
                  answer.isTextual() ? answer.textValue() : null,
                  answer.isInt() ? answer.intValue() : null,
                  place));
        });
    return given;
  }

  /**
   * A response with its result.
   *
   * @param responseId its id
   * @param patientId whose answers
   * @param instrument code of the instrument
   * @param formVersion version of the form, by which it is scored
   * @param occasion why it was asked
   * @param assignmentId what it answers
   * @param authoredAt when it was answered
   * @param enteredAt when it was entered
   * @param lateReason why it was entered late
   * @param answers option code by item
   * @param percentComplete how many of the items that were asked are answered, in percent
   * @param score total; absent where the instrument has none
   * @param prorated whether missing items were made up for by the mean of the others
   * @param subscores sums of some items
   * @param band what the score means
   * @param change against baseline and the one before; absent where there is no total
   * @param response whether the total fell by half against baseline, where the rule holds
   * @param remission whether the total is under the remission cut, where the rule holds
   * @param alerts what the answers set off
   * @param crisisContacts whom to call at once; present when there is an alert
   */
  public record ResponseView(
      UUID responseId,
      UUID patientId,
      String instrument,
      String formVersion,
      @Nullable Occasion occasion,
      @Nullable UUID assignmentId,
      Instant authoredAt,
      Instant enteredAt,
      @Nullable String lateReason,
      Map<String, String> answers,
      int percentComplete,
      @Nullable Integer score,
      boolean prorated,
      Map<String, Integer> subscores,
      Score.BandName band,
      @Nullable ChangeView change,
      boolean response,
      boolean remission,
      List<AlertBrief> alerts,
      @Nullable List<CrisisContact> crisisContacts) {}

  /**
   * A difference between totals.
   *
   * @param baseline first total of the episode
   * @param sinceBaseline difference to it; under 0 is better
   * @param sinceLast difference to the total before
   * @param reliable whether the difference to baseline is more than chance
   * @param meaningful whether it is one that matters to the person, where that is published
   * @param clinicallySignificant whether the total is reliably better and crossed the caseness cut
   * @param deteriorated whether the total is reliably worse than at baseline
   * @param relapse whether a remission has ended in caseness again
   */
  public record ChangeView(
      @Nullable Integer baseline,
      @Nullable Integer sinceBaseline,
      @Nullable Integer sinceLast,
      boolean reliable,
      boolean meaningful,
      boolean clinicallySignificant,
      boolean deteriorated,
      boolean relapse) {}

  /**
   * An alert in short.
   *
   * @param alertId the alert
   * @param level how urgent
   * @param actBy by when a human must act
   */
  public record AlertBrief(UUID alertId, RiskLevel level, Instant actBy) {}

  /**
   * Whom to call at once.
   *
   * @param name who answers
   * @param contact how to reach them
   */
  public record CrisisContact(String name, String contact) {}
}
