package health.trellis.assessment.response;

import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instrument.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Signs that answers may not have been given with care. Hints for a human: scores stay as they are.
 */
enum AnswerQuality {
  /**
   * Less than one second an item on average (Wood, Harms, Lowman, DeSimone: Response speed and
   * response consistency as mutually validating indicators of data quality, Soc Psychol Personal
   * Sci 2017;8:454-464).
   */
  TOO_FAST,

  /**
   * Ten items and more all answered at the same place, not the least (long-string analysis: Curran,
   * J Exp Soc Psychol 2016;66:4-19).
   */
  SAME_THROUGHOUT;

  private static final int ENOUGH_ITEMS = 5;
  private static final int LONG_STRING = 10;

  static List<AnswerQuality> of(
      Instrument instrument, Map<String, String> answers, Map<String, Integer> itemSeconds) {
    List<AnswerQuality> found = new ArrayList<>();
    if (itemSeconds.size() >= ENOUGH_ITEMS
        && itemSeconds.values().stream().mapToInt(Integer::intValue).sum() < itemSeconds.size()) {
      found.add(TOO_FAST);
    }
    Set<Integer> places = new HashSet<>();
    for (Item item : instrument.items()) {
      String code = answers.get(item.linkId());
      if (code != null) {
        item.option(code).ifPresent(option -> places.add(item.options().indexOf(option)));
      }
    }
    if (answers.size() >= LONG_STRING && places.size() == 1 && !places.contains(0)) {
      found.add(SAME_THROUGHOUT);
    }
    return found;
  }
}
