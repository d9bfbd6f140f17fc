package health.trellis.assessment.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurdenTest {
  private static final Instruments INSTRUMENTS = new Instruments();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // phq-9 takes 3 minutes and finds a risk, gad-7 2, pcl-5 7, who-5 1, cows a clinician's 5
        "gad-7,pcl-5,who-5 | '' | 10 | gad-7,pcl-5,who-5",
        "gad-7,pcl-5,who-5 | '' | 9 | gad-7,pcl-5",
        "pcl-5,gad-7,who-5 | '' | 8 | pcl-5,who-5",
        "pcl-5,phq-9 | '' | 9 | phq-9",
        "phq-9,c-ssrs-screener | pcl-5 | 5 | phq-9,c-ssrs-screener",
        "gad-7,cows | pcl-5 | 8 | cows"
      })
  void theFirstComeFirstAndWhatFindsARiskIsAlwaysAsked(
      String wanted, String before, int minutes, String asked) {
    Burden burden = Burden.within(instruments(wanted), instruments(before), minutes);

    assertEquals(instruments(asked), burden.asked());
    assertEquals(instruments(wanted).size(), burden.asked().size() + burden.leftOut().size());
  }

  private static List<Instrument> instruments(String codes) {
    return List.of(codes.split(",", -1)).stream()
        .filter(code -> !code.isEmpty())
        .map(INSTRUMENTS::stored)
        .toList();
  }
}
