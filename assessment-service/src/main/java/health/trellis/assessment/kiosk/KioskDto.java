package health.trellis.assessment.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.assessment.assignment.AssignmentDto.Submit;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.TranslationDto;
import health.trellis.assessment.response.ResponseDto;
import health.trellis.assessment.response.ResponseDto.CrisisContact;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about the kiosk. */
public final class KioskDto {
  private KioskDto() {}

  /**
   * For whom a code is.
   *
   * @param patientId the patient
   */
  public record NewCode(@NotNull UUID patientId) {}

  /**
   * A code, shown once.
   *
   * @param code what the patient types
   * @param expiresAt until when
   */
  public record Code(String code, Instant expiresAt) {}

  /**
   * A code as it is typed; case and dash do not matter.
   *
   * @param code the code
   * @param language in which the questions are to be read, where there is a translation; absent:
   *     English
   */
  public record Opening(
      @NotBlank @Size(max = 20) String code,
      @Nullable @Pattern(regexp = TranslationDto.LANGUAGE) String language) {}

  /**
   * A session at the kiosk.
   *
   * @param session its secret, sent with every answer
   * @param until when it ends
   * @param forms what is to be answered, most urgent first
   */
  public record Session(String session, Instant until, List<Form> forms) {}

  /**
   * A form to be answered, with all that a tablet without a token needs to ask it.
   *
   * @param assignmentId the assignment
   * @param instrument code of the instrument
   * @param title its name
   * @param copyright to be shown with the questions
   * @param introduction to be read before the first question; absent where there is nothing
   * @param items the questions; one with askedWhen is asked only after that answer
   * @param mayDecline the items that one may decline to answer
   */
  public record Form(
      UUID assignmentId,
      String instrument,
      String title,
      String copyright,
      @Nullable String introduction,
      List<Instrument.Item> items,
      List<String> mayDecline) {

    static Form of(UUID assignmentId, Instrument asked) {
      return new Form(
          assignmentId,
          asked.code(),
          asked.title(),
          asked.copyright(),
          asked.introduction(),
          asked.items(),
          asked.use().mayDecline());
    }
  }

  /**
   * Answers at the kiosk.
   *
   * @param session the session's secret
   * @param assignmentId what they answer
   * @param answers option code or ordinal by item
   * @param declined items that the person declined to answer, where the instrument allows it
   * @param itemSeconds how long each item took, in seconds
   * @param language in which the questions were read; absent: English
   */
  public record KioskAnswers(
      @NotBlank @Size(max = 100) String session,
      @NotNull UUID assignmentId,
      @NotNull @Size(min = 1, max = ResponseDto.MAX_ANSWERS) Map<String, @NotNull JsonNode> answers,
      @Nullable @Size(max = ResponseDto.MAX_ANSWERS) List<@NotNull @Size(max = 40) String> declined,
      @Nullable @Size(max = ResponseDto.MAX_ANSWERS)
          Map<String, @NotNull @Min(0) @Max(ResponseDto.MAX_SECONDS) Integer> itemSeconds,
      @Nullable @Pattern(regexp = TranslationDto.LANGUAGE) String language) {

    Submit submit() {
      return new Submit(answers, null, null, null, declined, itemSeconds, null, null, language);
    }
  }

  /**
   * That answers were taken in. A tablet in a waiting room shows no result.
   *
   * @param remaining what is still to be answered
   * @param crisisContacts whom to call at once; present when the answers show a risk
   */
  public record Taken(List<Form> remaining, @Nullable List<CrisisContact> crisisContacts) {}
}
