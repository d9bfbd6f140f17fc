package health.trellis.notification.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whether an address may be called: nothing inside our own network, whatever a name says. */
public final class PublicAddress {
  private static final int IPV4 = 4;
  private static final int IPV6 = 16;

  /** Prefixes of IPv6 addresses that a translator turns into IPv4, and where that stands inside. */
  private static final List<Map.Entry<byte[], Integer>> IPV4_INSIDE =
      List.of(
          // NAT64 (RFC 6052), 6to4 (RFC 3056), IPv4-compatible (RFC 4291).
          Map.entry(new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}, 12),
          Map.entry(new byte[] {0x20, 0x02}, 2),
          Map.entry(new byte[12], 12));

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
        && !isReserved(address.getAddress());
  }

  private static boolean isReserved(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (bytes.length == IPV6) {
      return isReservedV6(bytes);
    }
    // 0/8, 240/4, carrier-grade NAT (100.64/10), protocols (192.0.0/24), benchmarks (198.18/15):
    // RFC 6890.
    return first == 0
        || first >= 240
        || first == 100 && (second & 0xc0) == 64
        || first == 192 && second == 0 && bytes[2] == 0
        || first == 198 && (second & 0xfe) == 18;
  }

  /** Unique local (fc00::/7), and where an IPv4 address is inside, what that is. */
  private static boolean isReservedV6(byte[] bytes) {
    if ((bytes[0] & 0xfe) == 0xfc) {
      return true;
    }
    for (Map.Entry<byte[], Integer> embedding : IPV4_INSIDE) {
      byte[] prefix = embedding.getKey();
      if (Arrays.equals(prefix, Arrays.copyOf(bytes, prefix.length))) {
        int at = embedding.getValue();
        return !isPublic(ipv4(Arrays.copyOfRange(bytes, at, at + IPV4)));
      }
    }
    return false;
  }

  private static InetAddress ipv4(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }
}
