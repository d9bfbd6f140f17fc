package health.trellis.assessment.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Scoring.Total;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Holds answers against their instrument; finds every fault at once. */
public final class AnswerCheck {
  private final Instrument instrument;
  private final UnaryOperator<String> placeOfMissing;
  private final List<FieldError> errors = new ArrayList<>();
  private final Map<String, Option> chosen = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  private AnswerCheck(Instrument instrument, UnaryOperator<String> placeOfMissing) {
    this.instrument = instrument;
    this.placeOfMissing = placeOfMissing;
  }

  /**
   * An answer as it came.
   *
   * @param linkId which item
   * @param code the option's code; absent when an ordinal was given
   * @param ordinal the option's ordinal; absent when a code was given
   * @param place where it stands in the request, for errors
   */
  public record Given(
      String linkId, @Nullable String code, @Nullable Integer ordinal, String place) {

    /** Answers of a request by item, each with its place. */
    public static List<Given> of(Map<String, JsonNode> answers) {
      List<Given> given = new ArrayList<>();
      answers.forEach(
          (item, answer) ->
              given.add(
                  new Given(
                      item,
                      answer.isTextual() ? answer.textValue() : null,
                      answer.isInt() ? answer.intValue() : null,
                      "/answers/" + item.replace("~", "~0").replace("/", "~1"))));
      return given;
    }
  }

  /**
   * Answers that are to be scored.
   *
   * @param placeOfMissing where an answer to an item would have to stand
   * @throws Refusal 422 with every fault
   */
  public static Map<String, Option> complete(
      Instrument instrument, List<Given> given, UnaryOperator<String> placeOfMissing) {
    return complete(instrument, given, List.of(), placeOfMissing);
  }

  /**
   * Answers that are to be scored, with what the person declined to answer.
   *
   * @param declined items that are not answered on purpose
   * @param placeOfMissing where an answer to an item would have to stand
   * @throws Refusal 422 with every fault
   */
  public static Map<String, Option> complete(
      Instrument instrument,
      List<Given> given,
      List<String> declined,
      UnaryOperator<String> placeOfMissing) {
    AnswerCheck check = new AnswerCheck(instrument, placeOfMissing);
    given.forEach(check::take);
    check.refuseDeclined(declined);
    check.refuseNotAsked();
    check.refuseMissing(declined);
    return check.result();
  }

  /**
   * Answers that are kept to go on later: what is there must fit, nothing need be there.
   *
   * @throws Refusal 422 with every fault
   */
  public static Map<String, Option> draft(Instrument instrument, List<Given> given) {
    AnswerCheck check = new AnswerCheck(instrument, UnaryOperator.identity());
    given.forEach(check::take);
    return check.result();
  }

  private void take(Given given) {
    Optional<Item> item = instrument.item(given.linkId());
    if (item.isEmpty()) {
      error(given.place(), "unknown-item", "The instrument has no such item.");
      return;
    }
    if (chosen.containsKey(given.linkId())) {
      error(given.place(), "answered-twice", "An item is answered once.");
      return;
    }
    if (given.code() == null && given.ordinal() == null) {
      error(given.place(), "type", "An answer is one of the item's options.");
      return;
    }
    Optional<Option> option = option(item.get(), given);
    if (option.isEmpty()) {
      error(given.place(), "unknown-option", "The item has no such answer option.");
      return;
    }
    chosen.put(given.linkId(), option.get());
    places.put(given.linkId(), given.place());
  }

  private static Optional<Option> option(Item item, Given given) {
    if (given.code() != null) {
      return item.option(given.code());
    }
    return given.ordinal() == null ? Optional.empty() : item.option(given.ordinal());
  }

  private void refuseNotAsked() {
    for (Item item : instrument.items()) {
      String place = places.get(item.linkId());
      if (place != null && !instrument.asks(item, chosen)) {
        error(place, "not-asked", "The answers before do not lead to this item.");
      }
    }
  }

  private void refuseDeclined(List<String> declined) {
    for (int i = 0; i < declined.size(); i++) {
      String linkId = declined.get(i);
      String place = "/declined/" + i;
      if (instrument.item(linkId).isEmpty()) {
        error(place, "unknown-item", "The instrument has no such item.");
      } else if (!instrument.use().mayDecline().contains(linkId)) {
        error(place, "not-declinable", "This item cannot be declined.");
      } else if (chosen.containsKey(linkId) || declined.indexOf(linkId) < i) {
        error(place, "answered-twice", "An item is answered or declined once.");
      }
    }
  }

  private void refuseMissing(List<String> declined) {
    Total total = instrument.scoring().total();
    List<Item> missing =
        instrument.items().stream()
            .filter(item -> !chosen.containsKey(item.linkId()) && instrument.asks(item, chosen))
            .toList();
    long missingScored =
        total == null
            ? 0
            : missing.stream().filter(item -> total.items().contains(item.linkId())).count();
    boolean tooMany = total != null && missingScored > total.maxMissing();
    for (Item item : missing) {
      boolean scored = total != null && total.items().contains(item.linkId());
      if (item.required() && !declined.contains(item.linkId()) || tooMany && scored) {
        error(placeOfMissing.apply(item.linkId()), "required", "This item must be answered.");
      }
    }
  }

  private void error(String place, String code, String detail) {
    errors.add(new FieldError(place, code, detail));
  }

  private Map<String, Option> result() {
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return chosen;
  }
}
