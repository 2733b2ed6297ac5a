package org.rollcall.telephony;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who is at the other end, as far as signalling says.
 *
 * @param number the other party's number as given, without separators; empty when withheld
 * @param asserted whether a trusted peer vouches for the number (P-Asserted-Identity); otherwise it is only what the
 *     caller wrote
 * @param called the number that was called
 * @param verstat the peer's verification of the number as given, such as "TN-Validation-Passed"; only from a trusted peer
 * @param attestation the originating carrier's attestation as given, such as "A"; only from a trusted peer
 * @param source the signalling address
 */
public record Caller(
        Optional<String> number,
        boolean asserted,
        String called,
        Optional<String> verstat,
        Optional<String> attestation,
        InetAddress source) {}
