package health.trellis.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {
  @Test
  void theRowTooManyTellsThatThereIsMore() {
    Page<Integer> page = Page.of(List.of(1, 2, 3), PageRequest.first(2), Cursor::of);

    assertEquals(List.of(1, 2), page.items());
    assertEquals(2, Cursor.decode(String.valueOf(page.next())).number(0));
  }

  @Test
  void theLastPageHasNoNext() {
    assertNull(Page.of(List.of(1, 2), PageRequest.first(2), Cursor::of).next());
    assertNull(Page.of(List.<Integer>of(), PageRequest.first(2), Cursor::of).next());
  }

  @ParameterizedTest
  @CsvSource({"0,422", "201,422", "-1,422", "many,400", "9999999999,400"})
  void aLimitOutOfRangeIsRefused(String limit, int status) {
    PageRequest page = new PageRequest();
    page.limit = limit;

    assertEquals(status, assertThrows(Refusal.class, page::limit).status());
  }
}
