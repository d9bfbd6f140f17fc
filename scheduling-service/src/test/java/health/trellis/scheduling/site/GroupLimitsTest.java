package health.trellis.scheduling.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupLimitsTest {
  @ParameterizedTest
  @CsvSource({"14,,,1,14", "14,12,,1,12", "14,,8,1,8", "14,,8,2,14", "20,12,8,2,12", "6,12,8,1,6"})
  void aGroupHasNoMorePlacesThanItsSiteAndThoseWhoLeadItAllow(
      int wanted, @Nullable Integer most, @Nullable Integer perLeader, int leaders, int places) {
    assertEquals(places, new GroupLimits(most, perLeader).places(wanted, leaders));
  }
}
