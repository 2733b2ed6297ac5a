package org.rollcall.telephony;

import java.net.InetAddress;

/** Addresses that share their first {@code bits} bits, as in "192.0.2.0/24". A single address has all its bits. */
public record AddressBlock(InetAddress first, int bits) {
    /** Checks that the bits fit the address. */
    public AddressBlock {
        if (bits < 0 || bits > first.getAddress().length * 8) {
            throw new IllegalArgumentException("/" + bits + " does not fit " + first.getHostAddress()
                    + "; give 0 to 32 for IPv4, 0 to 128 for IPv6.");
        }
    }

    /** Reads "address" or "address/bits". Throws IllegalArgumentException with a hint for anything else. */
    public static AddressBlock parse(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            InetAddress address = InetAddress.ofLiteral(parts[0]);
            int all = address.getAddress().length * 8;
            return new AddressBlock(address, parts.length == 1 ? all : Integer.parseInt(parts[1]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no address block; write it like 192.0.2.0/24.", e);
        }
    }

    /** Whether the address lies in the block. */
    public boolean contains(InetAddress address) {
        byte[] a = first.getAddress();
        byte[] b = address.getAddress();
        if (a.length != b.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || ((a[whole] ^ b[whole]) & 0xFF) >> (8 - rest) == 0;
    }
}
