package health.trellis.patient.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.SessionType;
import health.trellis.patient.document.SummaryDocument.Sessions;
import health.trellis.patient.episode.DischargeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What people read instead of codes. */
class DocumentWordsTest {

  @Test
  void codesAndNumbersReadAsPeopleSayThem() {
    assertEquals("November 5, 2026", DocumentWords.inWords(LocalDate.of(2026, 11, 5)));
    assertEquals(
        "November 25, 2026, 08:04 UTC",
        DocumentWords.inWords(Instant.parse("2026-11-25T08:04:11.581425562Z")));
    assertEquals("against advice", DocumentWords.plain(DischargeType.AGAINST_ADVICE));
    assertEquals("18", DocumentWords.number(new BigDecimal("18.00")));
    assertEquals("100", DocumentWords.number(new BigDecimal("1E+2")));
    assertEquals("58.5", DocumentWords.number(new BigDecimal("58.50")));
    assertEquals("3 group sessions a week", sessions(SessionType.GROUP, 3, 1));
    assertEquals("1 family session every 2 weeks", sessions(SessionType.FAMILY, 1, 2));
  }

  private static String sessions(SessionType type, int count, int weeks) {
    return DocumentWords.inWords(new Sessions(type, count, weeks));
  }
}
