package health.trellis.scheduling.group;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClosedGroupsTest {
  private static final LocalDate FIRST = LocalDate.of(2027, 1, 4);

  private final UUID group = UUID.randomUUID();
  private final UUID insider = UUID.randomUUID();
  private final ClosedGroups closed =
      new ClosedGroups(Map.of(group, new ClosedGroups.Closed(FIRST, Set.of(insider))));

  @Test
  void aClosedGroupTakesInUntilItsFirstDay() {
    assertTrue(closed.admits(group, UUID.randomUUID(), FIRST.minusDays(3)));
    assertTrue(closed.admits(group, UUID.randomUUID(), FIRST));
    assertFalse(closed.admits(group, UUID.randomUUID(), FIRST.plusDays(1)));
  }

  @Test
  void whoIsInItComesOn() {
    assertTrue(closed.admits(group, insider, FIRST.plusDays(30)));
  }

  @Test
  void aGroupWithRollingAdmissionTakesInAtAnyTime() {
    assertTrue(closed.admits(UUID.randomUUID(), UUID.randomUUID(), FIRST.plusDays(30)));
  }
}
