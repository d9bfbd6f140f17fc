package health.trellis.assessment.response;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.assessment.ground.LateEntry;
import health.trellis.assessment.ground.Occasion;
import health.trellis.assessment.ground.OfflineEntry;
import health.trellis.assessment.instrument.AnswerCheck.Given;
import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.instrument.TranslationDto;
import health.trellis.assessment.instrument.Use;
import health.trellis.assessment.response.Manner.Relation;
import health.trellis.event.RiskLevel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about responses. */
public final class ResponseDto {
  /** The most answers that a request may hold; no instrument has more items. */
  public static final int MAX_ANSWERS = 100;

  /** The longest that an item may take: a day. */
  public static final int MAX_SECONDS = 86_400;

  private ResponseDto() {}

  /** The manner that a request tells of. */
  public static Manner manner(
      @Nullable String formVersion,
      @Nullable List<String> declined,
      @Nullable Map<String, Integer> itemSeconds,
      @Nullable Relation relation,
      @Nullable OfflineEntry offline,
      Manner.Channel channel,
      @Nullable String language) {
    return new Manner(
        formVersion,
        declined == null ? List.of() : declined,
        itemSeconds == null ? Map.of() : itemSeconds,
        relation,
        offline,
        channel,
        language);
  }

  /**
   * Answers to hand in.
   *
   * @param patientId whose answers
   * @param instrument code of the instrument
   * @param answers option code or ordinal by item
   * @param authoredAt when they were given, for staff; absent: now
   * @param lateEntry why staff enter them late
   * @param occasion why they were asked
   * @param formVersion the version that was answered; absent: the newest
   * @param declined items that the person declined to answer, where the instrument allows it
   * @param itemSeconds how long each item took, in seconds
   * @param relation who answered in the patient's place
   * @param offline how a device kept them until it had a connection
   * @param language in which the questions were read; absent: English
   */
  public record NewResponse(
      @NotNull UUID patientId,
      @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,39}") String instrument,
      @NotNull @Size(min = 1, max = MAX_ANSWERS) Map<String, @NotNull JsonNode> answers,
      @Nullable Instant authoredAt,
      @Valid @Nullable LateEntry lateEntry,
      @Nullable Occasion occasion,
      @Nullable @Size(max = 40) String formVersion,
      @Nullable @Size(max = MAX_ANSWERS) List<@NotNull @Size(max = 40) String> declined,
      @Nullable @Size(max = MAX_ANSWERS)
          Map<String, @NotNull @Min(0) @Max(MAX_SECONDS) Integer> itemSeconds,
      @Nullable Relation relation,
      @Valid @Nullable OfflineEntry offline,
      @Nullable @Pattern(regexp = TranslationDto.LANGUAGE) String language) {

    Submission submission() {
      return new Submission(
          patientId,
          instrument,
          "/instrument",
          Given.of(answers),
          item -> "/answers/" + item,
          authoredAt,
          lateEntry,
          occasion,
          null,
          manner(
              formVersion, declined, itemSeconds, relation, offline, Manner.Channel.API, language));
    }
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
   * @param subscoreBands what subscores mean, where that is published
   * @param band what the score means
   * @param leadsTo what else the instrument's own rules ask for
   * @param rater who answered
   * @param relation who answered in the patient's place
   * @param declined items that the person declined to answer
   * @param itemSeconds how long each item took, in seconds
   * @param quality signs that the answers may not have been given with care
   * @param receivedLate whether a device kept it for more than a day
   * @param language in which the questions were read; absent: English, or not told
   * @param change against baseline and the one before; absent where there is no total
   * @param response whether the total fell by half against baseline, where the rule holds
   * @param remission whether the total is under the remission cut, where the rule holds
   * @param alerts what the answers set off
   * @param crisisContacts whom to call at once; present when there is an alert
   * @param pocketPlan path of the pocket version of the safety plan; present when there is an alert
   *     and a plan in force
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
      Map<String, Score.BandName> subscoreBands,
      Score.BandName band,
      List<String> leadsTo,
      Use.Rater rater,
      @Nullable Relation relation,
      List<String> declined,
      Map<String, Integer> itemSeconds,
      List<AnswerQuality> quality,
      boolean receivedLate,
      @Nullable String language,
      @Nullable ChangeView change,
      boolean response,
      boolean remission,
      List<AlertBrief> alerts,
      @Nullable List<CrisisContact> crisisContacts,
      @Nullable String pocketPlan) {}

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
