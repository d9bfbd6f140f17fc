package health.trellis.assessment;

import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;

import health.trellis.kit.testing.AccessTable;
import java.util.EnumSet;
import java.util.List;

/** Who may define instruments. */
final class InstrumentAccess {
  private static final String OWN =
      """
      {"code":"access-%s","version":"1.0.0","title":"Access","copyright":"Ours",
       "items":[{"linkId":"a","text":"A?","required":true,
         "options":[{"code":"no","label":"No","ordinal":0},{"code":"yes","label":"Yes","ordinal":1}]}],
       "scoring":{"instrument":"access-%s","source":"Our own, 2026","subscores":[],
        "total":{"display":"A","items":["a"],"reversed":[],"maxMissing":0},
        "bands":{"any":[{"from":0,"to":1,"code":"all","label":"All"}]},"critical":[],"triage":[]}}""";

  private InstrumentAccess() {}

  static void rows(AccessTable table) {
    String own = OWN.formatted("one", "one");
    String trial = "{\"instrument\":" + OWN.formatted("two", "two") + ",\"samples\":[]}";
    String text =
        """
        {"permission":"P","copyright":"C","options":{},
         "items":{"ors-1":"a","ors-2":"b","ors-3":"c","ors-4":"d"}}""";
    AccessTest.row(table, "POST", "/api/v1/instruments", List.of(), own, EnumSet.of(PROGRAM_ADMIN));
    AccessTest.row(
        table, "POST", "/api/v1/instruments/dry-run", List.of(), trial, EnumSet.of(PROGRAM_ADMIN));
    AccessTest.row(
        table,
        "POST",
        "/api/v1/instruments/{code}/text",
        List.of("ors"),
        text,
        EnumSet.of(PROGRAM_ADMIN));
    translations(table);
  }

  private static void translations(AccessTable table) {
    String words =
        """
        {"version":"1.0.0","language":"it","title":"T","source":"S",
         "items":{"lead":"a","44250-9":"b","44255-8":"c"},
         "options":{"LA6568-5":"0","LA6569-3":"1","LA6570-1":"2","LA6571-9":"3"}}""";
    AccessTest.row(
        table,
        "POST",
        "/api/v1/instruments/{code}/translations",
        List.of("phq-2"),
        words,
        EnumSet.of(PROGRAM_ADMIN));
    AccessTest.row(
        table,
        "POST",
        "/api/v1/instruments/{code}/translations/dry-run",
        List.of("phq-2"),
        words.replace("\"it\"", "\"de\""),
        EnumSet.of(PROGRAM_ADMIN));
  }
}
