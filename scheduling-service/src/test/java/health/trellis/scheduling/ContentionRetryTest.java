package health.trellis.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ContentionRetryTest {
  @Inject Contended contended;

  /** Fails as often as it is told to. */
  @ApplicationScoped
  static class Contended {
    private int calls;

    @RetriedOnContention
    int succeedAfter(int failures, String state) {
      calls++;
      if (calls <= failures) {
        throw new PersistenceException(new SQLException("lost a race", state));
      }
      return calls;
    }

    void reset() {
      calls = 0;
    }

    int calls() {
      return calls;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"40P01", "40001"})
  void aDeadlockOrSerializationFailureIsTriedAgain(String state) {
    contended.reset();
    assertEquals(4, contended.succeedAfter(3, state));
  }

  @Test
  void contentionThatDoesNotEndAsksToComeBack() {
    contended.reset();
    Refusal refusal = assertThrows(Refusal.class, () -> contended.succeedAfter(100, "40P01"));
    assertEquals(503, refusal.status());
    assertEquals(6, contended.calls());
  }

  @Test
  void anythingElseIsNotTriedAgain() {
    contended.reset();
    assertThrows(PersistenceException.class, () -> contended.succeedAfter(1, "23505"));
    assertEquals(1, contended.calls());
  }
}
