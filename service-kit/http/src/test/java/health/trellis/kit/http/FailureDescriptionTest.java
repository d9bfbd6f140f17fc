package health.trellis.kit.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FailureDescriptionTest {
  @Test
  void whatIsLoggedHoldsNoMessages() {
    Exception cause = new IllegalStateException("Jane Doe, born 1980-01-01");

    String text = FailureDescription.withoutMessages(new RuntimeException("Jane Doe", cause));

    assertFalse(text.contains("Jane"));
    assertTrue(text.contains("IllegalStateException"));
    assertTrue(text.contains("FailureDescriptionTest"));
  }
}
