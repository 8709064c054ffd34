package io.serenade.platform.settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Distinguishes public addresses from all others (IANA special-purpose registries). The JDK's own predicates miss half
 * of the special ones; addresses that embed an IPv4 address are judged by the embedded one.
 */
public final class PublicAddress {
    private static final List<AddressBlock> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(block -> AddressBlock.parse("special blocks", block))
            .toList();

    private PublicAddress() {}

    public static boolean isPublic(InetAddress address) {
        InetAddress judged = unwrap(address);
        return SPECIAL.stream().noneMatch(block -> block.contains(judged));
    }

    /** The IPv4 address inside NAT64 (64:ff9b::/96) and 6to4 (2002::/16) ones; others as they are. */
    private static InetAddress unwrap(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        if (bytes[0] == 0x20 && bytes[1] == 0x02) {
            return ipv4(Arrays.copyOfRange(bytes, 2, 6));
        }
        byte[] nat64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
        return Arrays.equals(nat64, Arrays.copyOf(bytes, 12)) ? ipv4(Arrays.copyOfRange(bytes, 12, 16)) : address;
    }

    private static InetAddress ipv4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
