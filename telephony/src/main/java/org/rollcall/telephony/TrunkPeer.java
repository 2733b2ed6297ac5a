package org.rollcall.telephony;

/**
 * Where calls may come from and go to.
 *
 * @param addresses the peer's signalling addresses
 * @param assertsIdentity whether its P-Asserted-Identity, verstat and attestation are believed (RFC 3325: only inside a
 *     trust domain)
 */
public record TrunkPeer(AddressBlock addresses, boolean assertsIdentity) {
    /** A peer whose word on the caller's identity counts. */
    public static TrunkPeer trusted(String block) {
        return new TrunkPeer(AddressBlock.parse(block), true);
    }

    /** A peer that may connect, but whose callers are only what they say. */
    public static TrunkPeer plain(String block) {
        return new TrunkPeer(AddressBlock.parse(block), false);
    }
}
