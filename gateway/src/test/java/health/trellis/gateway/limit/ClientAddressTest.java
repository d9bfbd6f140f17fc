package health.trellis.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  @Test
  void addressesOfOneIpv6NetworkCountTogether() {
    assertEquals(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
    assertNotEquals(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
  }

  @Test
  void ipv4AddressesCountAlone() {
    assertEquals("192.0.2.1", key("192.0.2.1"));
    assertNotEquals(key("192.0.2.1"), key("192.0.2.2"));
  }

  private static String key(String address) {
    return ClientAddress.key(SocketAddress.inetSocketAddress(1, address));
  }
}
