package io.serenade.platform.settings;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of IP addresses in CIDR form, {@code 10.0.0.0/8} or {@code 2001:db8::/32}; a single address is a block of
 * one.
 */
public record AddressBlock(InetAddress first, int prefixBits) {

    /** Parses one block of the named setting; host names are refused, and no DNS look-up is made. */
    public static AddressBlock parse(String setting, String text) {
        String[] parts = text.split("/", 2);
        try {
            InetAddress address = literal(parts[0]);
            int bits = address.getAddress().length * 8;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            if (prefix >= 0 && prefix <= bits) {
                return new AddressBlock(address, prefix);
            }
        } catch (UnknownHostException | NumberFormatException e) {
            throw Settings.refusal(setting, text, "addresses or blocks such as 10.0.0.0/8");
        }
        throw Settings.refusal(setting, text, "addresses or blocks such as 10.0.0.0/8");
    }

    /** A numeric IP address. @throws UnknownHostException for anything else, without a DNS look-up */
    public static InetAddress literal(String text) throws UnknownHostException {
        if (!text.matches("[0-9.]{7,15}") && !(text.contains(":") && text.matches("[0-9A-Fa-f:.]{2,45}"))) {
            throw new UnknownHostException(text + " is not an address in digits");
        }
        return InetAddress.getByName(text);
    }

    public boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int rest = mine.length * 8 - prefixBits;
        return new BigInteger(1, mine).shiftRight(rest).equals(new BigInteger(1, other).shiftRight(rest));
    }
}
