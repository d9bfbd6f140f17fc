package health.trellis.patient.referral;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Referral bundles for tests: the sample ones, and small ones made here. */
final class Bundles {
  private static final List<String> NAMES =
      List.of(
          "adele-kuvalis",
          "antwan-halvorson",
          "burt-quitzon",
          "carolyn-rice",
          "chad-trantow",
          "charlette-thompson",
          "christopher-kris",
          "clinton-reynolds",
          "dino-herman",
          "elvis-mcglynn",
          "eric-skiles",
          "gemma-effertz",
          "hollis-jones",
          "huey-mcglynn",
          "julio-alanis",
          "kathern-weber",
          "krystal-lowe",
          "laurene-ritchie",
          "leida-pouros",
          "logan-koch",
          "maegan-jaskolski",
          "marcie-gibson",
          "marlyn-walsh",
          "marvin-nader",
          "micaela-naranjo",
          "neida-heathcote",
          "regena-mann",
          "rich-hills",
          "sam-koelpin",
          "soo-beer");

  private Bundles() {}

  static List<String> names() {
    return NAMES;
  }

  static String sample(String name) {
    try (InputStream file = Bundles.class.getResourceAsStream("/referrals/" + name + ".json")) {
      if (file == null) {
        throw new IllegalStateException("no such sample: " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A sample about somebody else. */
  static String variant() {
    return sample("adele-kuvalis")
        .replace("6f679adc-9034", "7f679adc-9034")
        .replace("S99917112", "S00000001")
        .replace("X85926473X", "X00000001X");
  }

  /** A patient with a number of its own, a condition and a PHQ-9 score. */
  static String small(String number) {
    return small(number, "44054006", "urn:uuid:" + id(number));
  }

  static String small(String number, String conditionCode, String subject) {
    return """
        {"resourceType":"Bundle","type":"transaction","entry":[
         {"fullUrl":"urn:uuid:%1$s","request":{"method":"POST","url":"Patient"},"resource":{
           "resourceType":"Patient",
           "identifier":[{"system":"http://small.example.org","value":"%2$s"},
                         {"system":"http://hl7.org/fhir/sid/us-ssn","value":"999-12-6789"}],
           "name":[{"family":"Small","given":["Sam"]}],"gender":"male","birthDate":"1980-02-03"}},
         {"fullUrl":"urn:uuid:%3$s","request":{"method":"POST","url":"Condition"},"resource":{
           "resourceType":"Condition","subject":{"reference":"%5$s"},
           "code":{"coding":[{"system":"http://snomed.info/sct","code":"%4$s"}],"text":"Named"}}},
         {"fullUrl":"urn:uuid:%6$s","request":{"method":"POST","url":"Observation"},"resource":{
           "resourceType":"Observation","status":"final","subject":{"reference":"urn:uuid:%1$s"},
           "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]},
           "effectiveDateTime":"2026-01-02","valueQuantity":{"value":14}}}]}"""
        .formatted(id(number), number, id(number + "c"), conditionCode, subject, id(number + "o"));
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
