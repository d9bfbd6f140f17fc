package health.trellis.notification.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Whether an address may be called: nothing inside our own network, whatever a name says. */
public final class PublicAddress {
  private PublicAddress() {}

  /** Whether all addresses that a URL's host resolves to are public. Fails for unknown hosts. */
  public static boolean isPublic(URI url) throws UnknownHostException {
    return Arrays.stream(InetAddress.getAllByName(url.getHost())).allMatch(PublicAddress::isPublic);
  }

  /** Whether it is an address of the public Internet. */
  public static boolean isPublic(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && !isShared(address.getAddress());
  }

  /** Carrier-grade NAT (100.64/10), IPv6 unique local (fc00::/7), 0/8 and 240/4. */
  private static boolean isShared(byte[] bytes) {
    int first = bytes[0] & 0xff;
    if (bytes.length == 16) {
      return (first & 0xfe) == 0xfc;
    }
    return first == 0 || first >= 240 || (first == 100 && (bytes[1] & 0xc0) == 64);
  }
}
